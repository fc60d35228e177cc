using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Avow.Web;

/// <summary>The address under which others reach the house, for links in mails: the setting <c>Address</c>, else where the server listens.</summary>
/// <remarks>Never the host a request named: whoever can send one could otherwise choose where our links lead.</remarks>
public sealed class HouseAddress(IConfiguration configuration, IServer server)
{
    /// <summary>The whole address of a page.</summary>
    /// <param name="path">Begins with a slash.</param>
    public string Of(string path) => Root + path;

    private string Root => (configuration["Address"] ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
        ?? throw new InvalidOperationException("The house listens nowhere and the setting Address is empty.")).TrimEnd('/');
}
