using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace AntiGaspi.Web.Hosting;

/// <summary>
/// Who stands in front of the service and may say for whom it speaks. Whatever anybody else says of where it comes from is not
/// believed: limits by network would be those that a visitor chooses. The name of the site never comes from a proxy.
/// </summary>
internal static class KnownProxies
{
    public const string Setting = "Proxies";

    /// <summary>Addresses and networks, separated by blanks, commas or semicolons; what is wrong is told.</summary>
    public static IReadOnlyList<IPNetwork> Read(string? text, List<string> faults)
    {
        List<IPNetwork> networks = [];
        foreach (var word in (text ?? "").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPAddress.TryParse(word, out var address))
            {
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            }
            else if (IPNetwork.TryParse(word, out var network) && network.PrefixLength > 0)
            {
                networks.Add(network);
            }
            else
            {
                faults.Add($"{Setting} « {word} » doit être une adresse IP ou un réseau. Exemple : {Setting}=10.0.0.5 ou 10.0.0.0/24");
            }
        }

        return networks;
    }

    public static void UseKnownProxies(this IApplicationBuilder app, IReadOnlyList<IPNetwork> proxies)
    {
        if (proxies.Count == 0)
        {
            return;
        }

        // From the nearest to the farthest, as long as each is known: the first that is not is the visitor.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            options.KnownIPNetworks.Add(proxy);
        }

        app.UseForwardedHeaders(options);
    }
}
