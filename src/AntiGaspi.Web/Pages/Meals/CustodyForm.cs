using System.Globalization;
using AntiGaspi.App.French;
using AntiGaspi.App.Roster;
using AntiGaspi.Design.Forms;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.Web.Pages.Meals;

/// <summary>The form of the weeks of one child, for a family and for the desk.</summary>
/// <param name="Child">The child, and what is known.</param>
/// <param name="State">What is known, in words.</param>
/// <param name="Address">Where it is sent.</param>
/// <param name="Adults">At the desk, whose weeks; none on a family's page.</param>
public sealed record CustodyForm(ChildWeeks Child, string State, string Address, IReadOnlyList<Choice> Adults)
{
    public static IReadOnlyList<Choice> Rhythms => Enum.GetValues<CustodyRhythm>().Select(one => new Choice(Number((int)one), CustodyTexts.Name(one))).ToList();

    public static IReadOnlyList<Choice> Halves => Enum.GetValues<HolidayHalves>().Select(one => new Choice(Number((int)one), CustodyTexts.Name(one))).ToList();

    /// <summary>The weeks that a form says; null when it says none.</summary>
    public static CustodyWeeks? Read(string? rhythm, string? holidays, string? first)
    {
        DateOnly? day = DateOnly.TryParseExact(first, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed) ? typed : null;
        return rhythm is "1" or "2" or "3" && holidays is "1" or "2" or "3"
            ? new((CustodyRhythm)(rhythm[0] - '0'), day, (HolidayHalves)(holidays![0] - '0')) : null;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
