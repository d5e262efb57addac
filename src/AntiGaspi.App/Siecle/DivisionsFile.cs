using System.Collections.Frozen;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Siecle;

/// <summary>The part DONNEES of Structures: only the labels of classes; groups are not needed.</summary>
/// <param name="cursor">On DONNEES.</param>
/// <param name="raw">Where the records go.</param>
internal sealed class DivisionsFile(ExportCursor cursor, RawFile raw)
{
    private static readonly FrozenSet<string> Wanted = FrozenSet.Create("LIBELLE_LONG");

    public void Read() => cursor.Children(section =>
    {
        if (section == "DIVISIONS")
        {
            cursor.Children(name =>
            {
                if (name == "DIVISION")
                {
                    ReadDivision();
                }
            });
        }
    });

    private void ReadDivision()
    {
        var line = cursor.Line;
        var code = cursor.Attribute("CODE_STRUCTURE");
        var label = RecordFields.Read(cursor, Wanted)["LIBELLE_LONG"];
        if (code is not null)
        {
            raw.Divisions.Add(new(raw.Name, line, new(code, label ?? code)));
        }
    }
}
