namespace AntiGaspi.Design;

/// <summary>A link of a menu, a breadcrumb or a footer.</summary>
/// <param name="Text">The words of the link.</param>
/// <param name="Href">Where it leads, from the root of the site.</param>
/// <param name="Current">Whether it is the page being read.</param>
public sealed record PageLink(string Text, string Href, bool Current = false);
