using System.Net;
using AntiGaspi.Web.Tests.Access;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.Emergency;

/// <summary>Every page that the access table opens to agents, asked for by somebody; whatever answers is told.</summary>
internal static class AgentPages
{
    /// <summary>The pages that let this browser in, as pages and for a program.</summary>
    public static async Task<IReadOnlyList<string>> OpenToAsync(Visitor visitor)
    {
        List<string> open = [];
        var lines = AccessTable.Read().Where(line => !line.IsPost && line.Open is not [AccessLine.Everybody or AccessLine.Nobody]).ToList();
        Assert.True(lines.Count > 30, "few pages prove nothing");
        foreach (var path in lines.Select(line => AccessObjects.AddressOf(line, null)))
        {
            foreach (var (accept, closed) in new[] { (null as string, HttpStatusCode.Redirect), ("application/json", HttpStatusCode.Unauthorized) })
            {
                visitor.Accept = accept;
                if ((await visitor.GetAsync(path)).Status != closed)
                {
                    open.Add(path.Split('?')[0]);
                }
            }
        }

        visitor.Accept = null;
        return open;
    }
}
