namespace Avow.Mail.Smtp;

/// <summary>The conversation cannot go on; the mail is not to blame. Never holds an address.</summary>
internal sealed class SmtpFault(string message) : Exception(message);
