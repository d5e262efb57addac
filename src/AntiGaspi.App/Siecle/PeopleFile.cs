using System.Collections.Frozen;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Siecle;

/// <summary>
/// The part DONNEES of ResponsablesAvecAdresses, in either generation: NIVEAU_RESPONSABILITE and PAIE_FRAIS_SCOLAIRES,
/// or RESP_LEGAL and RESP_FINANCIER before 2018.
/// </summary>
/// <param name="cursor">On DONNEES.</param>
/// <param name="raw">Where the records go.</param>
internal sealed class PeopleFile(ExportCursor cursor, RawFile raw)
{
    private static readonly FrozenSet<string> WantedOfPerson = FrozenSet.Create(
        "LC_CIVILITE", "NOM_DE_FAMILLE", "NOM", "NOM_USAGE", "PRENOM", "TEL_PORTABLE", "MEL", "ADRESSE_ID");

    private static readonly FrozenSet<string> WantedOfLink = FrozenSet.Create(
        "ELEVE_ID", "PERSONNE_ID", "NIVEAU_RESPONSABILITE", "RESP_LEGAL", "CODE_PARENTE",
        "PAIE_FRAIS_SCOLAIRES", "RESP_FINANCIER", "HEBERGE_ELEVE");

    private static readonly FrozenSet<string> WantedOfAddress = FrozenSet.Create(
        "LIGNE1_ADRESSE", "LIGNE2_ADRESSE", "LIGNE3_ADRESSE", "LIGNE4_ADRESSE",
        "CODE_POSTAL", "LIBELLE_POSTAL", "COMMUNE_ETRANGERE", "LL_PAYS");

    public void Read() => cursor.Children(section =>
    {
        switch (section)
        {
            case "PERSONNES":
                Each("PERSONNE", ReadPerson);
                break;
            case "RESPONSABLES":
                Each("RESPONSABLE_ELEVE", ReadLink);
                break;
            case "ADRESSES":
                Each("ADRESSE", ReadAddress);
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

    private void ReadPerson()
    {
        var line = cursor.Line;
        var id = SiecleIds.Read(cursor.Attribute("PERSONNE_ID")) ?? "";
        var fields = RecordFields.Read(cursor, WantedOfPerson);
        var person = new PersonRecord(
            id,
            fields["LC_CIVILITE"] ?? "",
            fields["NOM_DE_FAMILLE"] ?? fields["NOM"] ?? "",
            fields["NOM_USAGE"],
            fields["PRENOM"] ?? "",
            fields["MEL"],
            fields["TEL_PORTABLE"],
            null);
        raw.People.Add(new(raw.Name, line, person));
        raw.AddressIds.Add(fields["ADRESSE_ID"]);
    }

    private void ReadLink()
    {
        var line = cursor.Line;
        var fields = RecordFields.Read(cursor, WantedOfLink);
        var link = new RawLink(
            SiecleIds.Read(fields["ELEVE_ID"]),
            SiecleIds.Read(fields["PERSONNE_ID"]),
            Level(fields),
            fields["CODE_PARENTE"],
            fields.YesNo("PAIE_FRAIS_SCOLAIRES") ?? fields.YesNo("RESP_FINANCIER") ?? false,
            fields.YesNo("HEBERGE_ELEVE"));
        raw.Links.Add(new(raw.Name, line, link));
        raw.Anomalies.AddRange(fields.Unreadable.Select(value => new SiecleAnomaly(
            SiecleAnomalyKind.ValueUnreadable, raw.Name, line, RecordNames.Of(link), value)));
    }

    private static GuardianLevel? Level(RecordFields fields) => (fields["NIVEAU_RESPONSABILITE"], fields["RESP_LEGAL"]) switch
    {
        ("1", _) => GuardianLevel.Legal,
        ("2", _) => GuardianLevel.InCharge,
        ("3", _) => GuardianLevel.Contact,
        (null, "1" or "2") => GuardianLevel.Legal,
        (null, "0") => GuardianLevel.Contact,
        _ => null,
    };

    private void ReadAddress()
    {
        var id = cursor.Attribute("ADRESSE_ID");
        var fields = RecordFields.Read(cursor, WantedOfAddress);
        var town = Line(fields["CODE_POSTAL"], fields["LIBELLE_POSTAL"] ?? fields["COMMUNE_ETRANGERE"]);
        var country = fields["LL_PAYS"] is { } name && !name.Equals("FRANCE", StringComparison.OrdinalIgnoreCase) ? name : null;
        string?[] lines =
        [
            fields["LIGNE1_ADRESSE"], fields["LIGNE2_ADRESSE"], fields["LIGNE3_ADRESSE"], fields["LIGNE4_ADRESSE"],
            town, town is null ? null : country,
        ];
        if (id is not null && lines.Any(line => line is not null))
        {
            raw.Addresses.TryAdd(id, string.Join('\n', lines.Where(line => line is not null)));
        }
    }

    private static string? Line(params string?[] words)
    {
        var line = string.Join(' ', words.Where(word => word is not null));
        return line.Length == 0 ? null : line;
    }
}
