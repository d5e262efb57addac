using Microsoft.AspNetCore.Mvc.Rendering;

namespace AntiGaspi.Design.Frame;

/// <summary>The block of the State (<i>bloc-marque</i>): its official name; the stylesheet of the State draws the rest.</summary>
internal static class StateBrand
{
    public static TagBuilder Draw(StateBlock state)
    {
        var block = Element.Of("p", "fr-logo");
        for (var i = 0; i < state.Brand.Count; i++)
        {
            block.Holding(i == 0 ? null : new TagBuilder("br") { TagRenderMode = TagRenderMode.StartTag }).Then(state.Brand[i]);
        }

        return block;
    }
}
