using AntiGaspi.App.Meals;

namespace AntiGaspi.Web.Pages.Meals;

/// <summary>What was seen at meals and differs, ready to be drawn: each with its button, or with what became of it.</summary>
/// <param name="All">What differs.</param>
/// <param name="Address">Where the button sends.</param>
/// <param name="Now">When the page is read.</param>
/// <param name="Refusal">Why what was asked was not done; null when nothing was refused.</param>
/// <param name="IsDone">Whether the person comes from the button.</param>
public sealed record MismatchList(IReadOnlyList<Mismatch> All, string Address, DateTimeOffset Now, string? Refusal, bool IsDone)
{
    /// <summary>Whether one can be contested.</summary>
    public bool HasAct => All.Any(one => one.IsOpenAt(Now));
}
