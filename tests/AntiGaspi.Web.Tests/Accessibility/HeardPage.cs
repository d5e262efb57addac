using System.Text.Json;
using Microsoft.Playwright;

namespace AntiGaspi.Web.Tests.Accessibility;

/// <summary>A page as a screen reader hears it: the accessibility tree of the browser, in its order.</summary>
internal sealed class HeardPage(IReadOnlyList<HeardPage.Node> nodes)
{
    private static readonly string[] Controls = ["link", "button", "textbox", "searchbox", "combobox", "checkbox", "radio", "Date", "DisclosureTriangle"];

    /// <summary>Something that is heard.</summary>
    /// <param name="Role">What it is.</param>
    /// <param name="Name">How it is called.</param>
    /// <param name="Level">Its level, for a heading.</param>
    public sealed record Node(string Role, string Name, int Level);

    /// <summary>The page that a session of the browser's tools shows.</summary>
    public static async Task<HeardPage> OfAsync(ICDPSession tools)
    {
        // The pieces of a line of text share their numbers; the first one stands for them.
        var tree = (await tools.SendAsync("Accessibility.getFullAXTree"))!.Value.GetProperty("nodes").EnumerateArray()
            .DistinctBy(node => node.GetProperty("nodeId").GetString()!).ToDictionary(node => node.GetProperty("nodeId").GetString()!);
        List<Node> heard = [];
        Walk(tree, tree.Values.First(node => !node.TryGetProperty("parentId", out _)), heard);
        return new(heard);
    }

    /// <summary>What is wrong: headings that miss or jump, places without a name, controls without a name, tables that are not heard as such.</summary>
    /// <param name="tables">How many tables the page has.</param>
    public IEnumerable<string> Faults(int tables)
    {
        var headings = nodes.Where(node => node.Role == "heading").ToList();
        if (headings.Count(one => one.Level == 1) != 1 || headings[0].Level != 1)
        {
            yield return $"the headings begin {string.Join(", ", headings.Take(3).Select(one => $"{one.Level} {one.Name}"))}: one of level 1, first";
        }

        foreach (var (before, one) in headings.Zip(headings.Skip(1)).Where(pair => pair.Second.Level > pair.First.Level + 1))
        {
            yield return $"“{one.Name}” jumps from level {before.Level} to {one.Level}";
        }

        foreach (var nameless in nodes.Where(node => node.Name.Length == 0 && (Controls.Contains(node.Role, StringComparer.Ordinal) || node.Role is "heading" or "navigation" or "complementary" or "region")))
        {
            yield return $"a {nameless.Role} has no name";
        }

        foreach (var place in new[] { "banner", "main", "contentinfo" }.Where(place => nodes.Count(node => node.Role == place) != 1))
        {
            yield return $"{nodes.Count(node => node.Role == place)} places are the {place}";
        }

        foreach (var twice in nodes.Where(node => node.Role is "navigation" or "complementary" or "region").GroupBy(node => node).Where(same => same.Count() > 1))
        {
            yield return $"{twice.Count()} places are called “{twice.Key.Name}”";
        }

        if (nodes.Count(node => node.Role == "table") != tables)
        {
            yield return $"{nodes.Count(node => node.Role == "table")} tables are heard of {tables}";
        }
    }

    private static void Walk(Dictionary<string, JsonElement> tree, JsonElement node, List<Node> heard)
    {
        if (!node.GetProperty("ignored").GetBoolean())
        {
            heard.Add(new(Text(node, "role"), Text(node, "name"), Level(node)));
        }

        foreach (var child in node.TryGetProperty("childIds", out var children) ? children.EnumerateArray() : default)
        {
            if (tree.TryGetValue(child.GetString()!, out var known))
            {
                Walk(tree, known, heard);
            }
        }
    }

    private static string Text(JsonElement node, string property) =>
        node.TryGetProperty(property, out var value) && value.TryGetProperty("value", out var text) ? text.ToString().Trim() : "";

    private static int Level(JsonElement node) => node.TryGetProperty("properties", out var properties)
        ? properties.EnumerateArray().Where(one => one.GetProperty("name").GetString() == "level").Select(one => one.GetProperty("value").GetProperty("value").GetInt32()).FirstOrDefault()
        : 0;
}
