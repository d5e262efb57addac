using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace AntiGaspi.Web.Hosting;

/// <summary>
/// The address that people type, for what is printed: the one of the settings; on a machine that only serves itself, the one that
/// it listens on. Never the one that a request claims.
/// </summary>
public sealed class PublicAddress(OutsideSettings outside, IServer server)
{
    public Uri Url => outside.PublicUrl ?? new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.First());
}
