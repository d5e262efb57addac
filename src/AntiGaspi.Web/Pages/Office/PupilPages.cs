using System.Globalization;
using AntiGaspi.App.Meals;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Pages.Meals;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>The addresses of the pages about one pupil; they hold an opaque id, never a name.</summary>
/// <param name="PupilId">The pupil.</param>
internal sealed record PupilPages(Guid PupilId)
{
    /// <summary>How far ahead one may look: a school year.</summary>
    public const int MaxWeeks = 52;

    /// <summary>Two weeks at a time.</summary>
    public const int WeeksShown = 2;

    /// <summary>The pupil's card, with its meals.</summary>
    public string Card => $"{OfficePages.Pupils}/{PupilId:D}";

    /// <summary>The account of the family for this pupil.</summary>
    public string Account => $"{Card}/compte";

    /// <summary>The days on which the pupil eats.</summary>
    public string Plan => $"{Card}/forfait";

    /// <summary>The accesses of the adults who answer for the pupil.</summary>
    public string Adults => $"{Card}/responsables";

    /// <summary>The absences that the family says once.</summary>
    public string Absences => $"{Card}/absences";

    /// <summary>The weeks of the pupil with one adult, then the other.</summary>
    public string Custody => $"{Card}/semaines";

    /// <summary>What was seen at the meals of the pupil and differs from what was said.</summary>
    public string Attendance => $"{Card}/pointage";

    /// <summary>The month of meals, to be printed.</summary>
    public string Month => $"{Card}/mois";

    /// <summary>The card some weeks ahead.</summary>
    public string Later(int weeks) => weeks <= 0 ? Card : string.Create(CultureInfo.InvariantCulture, $"{Card}?semaines={weeks}");

    /// <summary>The card with the confirmation of an operation.</summary>
    public string Done(Guid operation) => $"{Card}?fait={operation:D}";

    /// <summary>The card with the confirmation of a new plan.</summary>
    public string PlanSet(DateOnly from) => string.Create(CultureInfo.InvariantCulture, $"{Card}?jours={from:yyyy-MM-dd}");

    /// <summary>The address that does an act.</summary>
    public string Act(OperationKind kind) => $"{Card}/{MealWords.Of(kind)}";

    /// <summary>The story of one meal's amount.</summary>
    public string Story(MealRef meal) =>
        string.Create(CultureInfo.InvariantCulture, $"{OfficePages.Pupils}/{meal.PupilId:D}/repas/{meal.Day:yyyy-MM-dd}/{(int)meal.Service}");
}
