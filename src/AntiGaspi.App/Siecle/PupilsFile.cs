using System.Collections.Frozen;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Siecle;

/// <summary>The part DONNEES of ElevesSansAdresses or ElevesAvecAdresses, in either generation (NOM_DE_FAMILLE, or NOM before 2014).</summary>
/// <param name="cursor">On DONNEES.</param>
/// <param name="raw">Where the records go.</param>
internal sealed class PupilsFile(ExportCursor cursor, RawFile raw)
{
    private const string DivisionType = "D";

    // Nationality, sex, birth place, grants, the pupil's own telephone and mail are in the file and are not read.
    private static readonly FrozenSet<string> Wanted = FrozenSet.Create(
        "ID_NATIONAL", "NOM_DE_FAMILLE", "NOM", "NOM_USAGE", "PRENOM", "DATE_NAISS", "CODE_REGIME", "DATE_ENTREE", "DATE_SORTIE");

    private static readonly FrozenSet<string> WantedOfClass = FrozenSet.Create("CODE_STRUCTURE", "TYPE_STRUCTURE");

    public void Read() => cursor.Children(section =>
    {
        switch (section)
        {
            case "ELEVES":
                Each("ELEVE", ReadPupil);
                break;
            case "STRUCTURES":
                Each("STRUCTURES_ELEVE", ReadClasses);
                break;
        }
    });

    private void Each(string record, Action read) => cursor.Children(name =>
    {
        if (name == record)
        {
            read();
        }
    });

    private void ReadPupil()
    {
        var line = cursor.Line;
        var id = SiecleIds.Read(cursor.Attribute("ELEVE_ID")) ?? "";
        var fields = RecordFields.Read(cursor, Wanted);
        var pupil = new PupilRecord(
            id,
            fields["ID_NATIONAL"]?.ToUpperInvariant(),
            fields["NOM_DE_FAMILLE"] ?? fields["NOM"] ?? "",
            fields["NOM_USAGE"],
            fields["PRENOM"] ?? "",
            fields.Day("DATE_NAISS"),
            null,
            fields["CODE_REGIME"] ?? "",
            fields.Day("DATE_ENTREE"),
            fields.Day("DATE_SORTIE"));
        raw.Pupils.Add(new(raw.Name, line, pupil));
        raw.Anomalies.AddRange(fields.Unreadable.Select(value => new SiecleAnomaly(
            SiecleAnomalyKind.ValueUnreadable, raw.Name, line, RecordNames.Of(pupil), value)));
    }

    private void ReadClasses()
    {
        var line = cursor.Line;
        var id = SiecleIds.Read(cursor.Attribute("ELEVE_ID"));
        var codes = new List<string>();
        Each("STRUCTURE", () =>
        {
            var fields = RecordFields.Read(cursor, WantedOfClass);
            if (fields["TYPE_STRUCTURE"] == DivisionType && fields["CODE_STRUCTURE"] is { } code)
            {
                codes.Add(code);
            }
        });
        raw.Classes.Add(new(raw.Name, line, new(id, codes)));
    }
}
