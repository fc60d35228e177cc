using System.Net;
using System.Net.Sockets;

namespace Avow.Modules.Webhooks;

/// <summary>Whether an address on the network is open to all. Nobody shall be able to make this machine call its own house or its neighbours.</summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] Closed = [.. new[]
    {
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "::/128", "::1/128", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "ff00::/8",
    }.Select(IPNetwork.Parse)];

    public static bool Is(IPAddress address)
    {
        var meant = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Closed.Any(n => n.BaseAddress.AddressFamily == meant.AddressFamily && n.Contains(meant));
    }

    /// <summary>Connects to the very address that was looked at: a name that answers otherwise the second time leads nowhere else.</summary>
    public static async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, bool allowsPrivate, CancellationToken cancel)
    {
        var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel);
        var open = allowsPrivate ? found : [.. found.Where(Is)];
        if (open.Length == 0)
        {
            throw new NotPublic();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>The name leads to a private or loopback address only.</summary>
internal sealed class NotPublic() : IOException("private-address");
