using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Siecle;

/// <summary>How a record is named to the office, so that it is found in SIECLE: names, then the id.</summary>
internal static class RecordNames
{
    public static string Of(PupilRecord pupil) => Named(pupil.DisplayName, pupil.GivenName, "ELEVE_ID", pupil.SiecleId);

    public static string Of(PersonRecord person) => Named(person.DisplayName, person.GivenName, "PERSONNE_ID", person.SiecleId);

    public static string Of(RawLink link) => $"ELEVE_ID {Shown(link.PupilId)}, PERSONNE_ID {Shown(link.PersonId)}";

    public static string Pupil(string? id) => $"ELEVE_ID {Shown(id)}";

    /// <summary>A text from outside, short and on one line.</summary>
    public static string Safe(string text)
    {
        var clean = string.Concat(text.Where(sign => !char.IsControl(sign) && !char.IsSurrogate(sign)));
        return clean.Length <= SiecleLimits.ShownCharacters ? clean : clean[..SiecleLimits.ShownCharacters] + "…";
    }

    private static string Named(string name, string given, string label, string id)
    {
        var names = Safe($"{name} {given}".Trim());
        return names.Length == 0 ? $"{label} {Shown(id)}" : $"{names} ({label} {Shown(id)})";
    }

    private static string Shown(string? id) => string.IsNullOrEmpty(id) ? "absent" : id;
}
