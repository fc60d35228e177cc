using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Channels;
using Avow.Mail.Smtp;

namespace App.Tests.Harness;

/// <summary>An SMTP server on a free loopback port that keeps all it is sent, and misbehaves when told to.</summary>
/// <remarks>Shares no code with our client: it reads octet by octet and answers from a table.</remarks>
internal sealed class SmtpReceiver : IAsyncDisposable
{
    public const string User = "bureau";
    public const string Password = "correct horse battery staple";
    private static readonly Lazy<X509Certificate2> SelfSigned = new(MakeCertificate);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly Channel<ReceivedMail> _arrivals = Channel.CreateUnbounded<ReceivedMail>();
    private readonly ConcurrentDictionary<string, Misbehaviour> _misbehaviours = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentBag<Task> _conversations = [];
    private readonly Task _accepting;
    private int _connections;

    private SmtpReceiver(SmtpReceiverOffer offer)
    {
        Offer = offer;
        _listener.Start();
        _accepting = Accept();
    }

    public SmtpReceiverOffer Offer { get; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections => _connections;

    /// <summary>Mails accepted with 250, in order of arrival.</summary>
    public ConcurrentQueue<ReceivedMail> Mails { get; } = new();

    /// <summary>Every command line as it came, of all connections.</summary>
    public ConcurrentQueue<string> Commands { get; } = new();

    /// <summary>What a client did that the RFCs do not allow, such as pipelining without the offer.</summary>
    public ConcurrentQueue<string> Faults { get; } = new();

    public static string CertificateSha256 => SelfSigned.Value.GetCertHashString(HashAlgorithmName.SHA256);

    /// <summary>Settings for this server, with its own certificate trusted and short timeouts.</summary>
    public SmtpSettings Settings => new()
    {
        Host = "127.0.0.1",
        Port = Port,
        Security = Offer.ImplicitTls ? SmtpSecurity.Tls : Offer.StartTls ? SmtpSecurity.StartTls : SmtpSecurity.None,
        CertificateSha256 = Offer.ImplicitTls || Offer.StartTls ? CertificateSha256 : null,
        User = Offer.Auth.Length > 0 ? User : null,
        Password = Offer.Auth.Length > 0 ? Password : null,
        From = "desk@bureau.example",
        ConnectTimeout = TimeSpan.FromSeconds(10),
        CommandTimeout = TimeSpan.FromSeconds(10),
        DataTimeout = TimeSpan.FromSeconds(20),
    };

    public static SmtpReceiver Start(SmtpReceiverOffer? offer = null) => new(offer ?? new SmtpReceiverOffer());

    /// <summary>
    /// Answers <paramref name="stage"/> with <paramref name="reply"/> instead. Stages are GREETING, a command's verb,
    /// and CONTENT for the answer after the final dot. Lines are separated by LF.
    /// </summary>
    public void Answer(string stage, string reply, int times = int.MaxValue) => _misbehaviours[stage] = new(reply, default, false, times);

    /// <summary>Closes the connection at the stage instead of answering; MID-CONTENT is after the first line of it.</summary>
    public void DropAt(string stage, int times = int.MaxValue) => _misbehaviours[stage] = new(null, default, true, times);

    public void DelayAt(string stage, TimeSpan delay, int times = int.MaxValue) => _misbehaviours[stage] = new(null, delay, false, times);

    public void Behave() => _misbehaviours.Clear();

    /// <summary>The next mail not yet taken by this method; fails after <paramref name="patience"/> (default 10 s).</summary>
    public async Task<ReceivedMail> Next(TimeSpan? patience = null)
    {
        using var limit = new CancellationTokenSource(patience ?? TimeSpan.FromSeconds(10));
        return await _arrivals.Reader.ReadAsync(limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_conversations);
        _closing.Dispose();
    }

    internal void Take(ReceivedMail mail)
    {
        Mails.Enqueue(mail);
        _arrivals.Writer.TryWrite(mail);
    }

    internal Misbehaviour? At(string stage) =>
        _misbehaviours.TryGetValue(stage, out var told) && told.UseUp() ? told : null;

    private async Task Accept()
    {
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_closing.Token);
                client.NoDelay = true;
                Interlocked.Increment(ref _connections);
                _conversations.Add(new SmtpConversation(this, client, SelfSigned).Run(_closing.Token));
            }
            catch (Exception closed) when (closed is OperationCanceledException or SocketException)
            {
                return;
            }
        }
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var from = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(from.AddDays(-1), from.AddDays(2));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    internal sealed class Misbehaviour(string? reply, TimeSpan delay, bool drops, int times)
    {
        private int _left = times;

        public string? Reply => reply;

        public TimeSpan Delay => delay;

        public bool Drops => drops;

        public bool UseUp() => Interlocked.Decrement(ref _left) >= 0;
    }
}
