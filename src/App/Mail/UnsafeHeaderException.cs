namespace Avow.Mail;

/// <summary>A value would have broken out of its mail header. The message names the header, never the value.</summary>
internal sealed class UnsafeHeaderException(string message) : Exception(message);
