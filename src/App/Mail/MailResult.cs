namespace Avow.Mail;

/// <summary>What became of one mail. Reasons never hold an address: the transport takes them out.</summary>
internal abstract record MailResult
{
    private MailResult()
    {
    }

    /// <summary>The server took responsibility for the mail. <paramref name="Reply"/> is its last answer.</summary>
    public sealed record Sent(Guid Id, string Reply) : MailResult;

    /// <summary>No server is set: the mail left nobody's house and stands on the Outbox page.</summary>
    public sealed record Kept(Guid Id) : MailResult;

    /// <summary>Not now: try again. <paramref name="MayHaveArrived"/> when the answer to the whole content was lost.</summary>
    public sealed record TryLater(string Reason, bool MayHaveArrived = false) : MailResult
    {
        /// <summary>Where and how as one machine word, such as <c>rcpt-450</c> or <c>content-timeout</c>: made by us, holds nothing of the server's.</summary>
        public string Word { get; init; } = "try-later";
    }

    /// <summary>Never: sending the same mail again would be refused again.</summary>
    public sealed record Refused(string Reason) : MailResult
    {
        /// <summary>As <see cref="TryLater.Word"/>, such as <c>rcpt-550</c> or <c>cannot-carry</c>.</summary>
        public string Word { get; init; } = "refused";
    }
}
