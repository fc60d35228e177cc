using System.Net;
using System.Net.Sockets;
using System.Text;

namespace App.Tests.SecondReader;

/// <summary>An endpoint on this machine that gives one recorded answer, and keeps what it was asked.</summary>
internal sealed class RecordedModel : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _answer;
    private readonly TimeSpan _delay;
    private readonly int _status;

    public RecordedModel(string answer, TimeSpan delay = default, int status = 200)
    {
        (_answer, _delay, _status) = (answer, delay, status);
        _listener.Start();
        Served = Serve();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1";

    /// <summary>The whole request, once it came.</summary>
    public string Asked { get; private set; } = "";

    private Task Served { get; }

    public void Dispose() => _listener.Dispose();

    private async Task Serve()
    {
        using var client = await _listener.AcceptTcpClientAsync();
        var stream = client.GetStream();
        var bytes = new byte[200_000];
        var read = 0;
        while (!IsWhole(Asked))
        {
            read += await stream.ReadAsync(bytes.AsMemory(read));
            Asked = Encoding.UTF8.GetString(bytes, 0, read);
        }

        await Task.Delay(_delay);
        var body = Encoding.UTF8.GetBytes(_answer);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {_status} Said\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"));
        await stream.WriteAsync(body);
    }

    /// <summary>The request's JSON closes the question's braces; a chunked one ends with its empty chunk.</summary>
    private static bool IsWhole(string asked) => asked.EndsWith("0\r\n\r\n", StringComparison.Ordinal) || (asked.Contains("Content-Length", StringComparison.OrdinalIgnoreCase) && asked.EndsWith("]}", StringComparison.Ordinal));
}
