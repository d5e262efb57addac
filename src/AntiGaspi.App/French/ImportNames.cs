using AntiGaspi.App.Siecle;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.French;

/// <summary>How the pupils and adults of an import are called to the office, so that it finds them in SIECLE.</summary>
internal sealed class ImportNames
{
    private readonly Dictionary<string, PupilRecord> pupils = [];
    private readonly Dictionary<string, PersonRecord> people = [];

    public ImportNames(RosterChanges changes)
    {
        // One who is known and no longer in the file is only named by what the comparison found; the file comes last, and wins.
        foreach (var pupil in changes.PupilsLeft.Select(one => one.Known).Concat(changes.PupilsHeld).Concat(changes.Incoming.Pupils))
        {
            pupils[pupil.SiecleId] = pupil;
        }

        foreach (var person in changes.Incoming.People)
        {
            people[person.SiecleId] = person;
        }
    }

    /// <summary>A pupil and the class: "THOMAS Éloïse, 6A".</summary>
    public static string Of(PupilRecord pupil) => $"{Named(pupil.DisplayName, pupil.GivenName)}, {Division(pupil.Division)}";

    /// <summary>An adult: "THOMAS Camille".</summary>
    public static string Of(PersonRecord person) => Named(person.DisplayName, person.GivenName);

    /// <summary>The class of a pupil, or that there is none.</summary>
    public static string Division(string? division) => division is null ? "sans classe" : RecordNames.Safe(division);

    /// <summary>Who answers for whom: "THOMAS Camille, pour THOMAS Éloïse, 6A".</summary>
    public string Of(GuardianLinkRecord link) => $"{Person(link.PersonId)}, pour {Pupil(link.PupilId)}";

    public string Pupil(string siecleId) => pupils.TryGetValue(siecleId, out var pupil) ? Of(pupil) : $"ELEVE_ID {siecleId}";

    /// <summary>A pupil and the birth day, which tells homonyms apart.</summary>
    public string PupilAndBirth(string siecleId) =>
        Pupil(siecleId) + (pupils.GetValueOrDefault(siecleId)?.BirthDay is { } day ? $" ({Formats.DayOfYear(day)} {day.Year})" : "");

    public string Person(string siecleId) => people.TryGetValue(siecleId, out var person) ? Of(person) : $"PERSONNE_ID {siecleId}";

    /// <summary>An adult and the number in SIECLE, which tells two records of one human apart.</summary>
    public string PersonAndId(string siecleId) => $"{Person(siecleId)} (PERSONNE_ID {siecleId})";

    private static string Named(string family, string given) => RecordNames.Safe($"{family} {given}".Trim());
}
