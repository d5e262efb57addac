using System.Globalization;
using System.Text;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Tests.Meals.Programs;

/// <summary>
/// Writes the tiny collège into a tenant in one text, the same for both databases. The ids are the same in every tenant:
/// a statement that forgot its tenant would meet the rows of the others.
/// </summary>
internal static class TinyCollegeSeed
{
    // What is shared by all tenants.
    private static readonly string Accounts = Insert(
        "account (account_id, display_name, created_at)",
        Enumerable.Range(0, TinyCollege.Accounts).Select(account => Row(TinyCollege.Account(account), $"Compte {account}", TinyCollege.Clock[0])))
        .Replace(";", " on conflict do nothing;", StringComparison.Ordinal);

    private static readonly string Text = Write();

    public static Task WriteAsync(Db db, int tenant) => db.WriteAsync(
        Scope.Service(tenant), transaction => transaction.ExecuteAsync(Text.Replace("@tenant", tenant.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));

    private static string Write()
    {
        var text = new StringBuilder(Accounts);
        text.Append("insert into local_authority (tenant, code, name) values (@tenant, 'T@tenant', 'Essai');");
        text.Append(Of("school (school_id, uai, name, phone)", Row(TinyCollege.School, "0600001A", "Jean-Moulin", "03 53 01 00 00")));
        text.Append(Of("place (place_id, host_school_id, name, zone, time_zone)", Row(TinyCollege.Place, TinyCollege.School, "Cuisine", "B", "Europe/Paris")));
        text.Append(Of(
            "role_grant (grant_id, account_id, role, school_id, granted_at)",
            Row(TinyCollege.Account(TinyCollege.Office), TinyCollege.Account(TinyCollege.Office), 3, TinyCollege.School, TinyCollege.Clock[0])));
        WriteRegulation(text);
        WriteDays(text);
        WriteChildren(text);
        text.Append(Of(
            "extra_cover (extra_id, place_id, first_day, last_day, service, weekdays, kind, label, covers, created_at, created_by)",
            TinyCollege.Extras.Select((one, i) => Row(
                TinyCollege.Key(900 + i), TinyCollege.Place, one.First, one.Last, 1, one.Weekdays, one.Part, one.Label, one.Covers, TinyCollege.Clock[0], TinyCollege.School)).ToArray()));
        return text.ToString();
    }

    private static void WriteRegulation(StringBuilder text)
    {
        var (start, office) = (new DateOnly(2026, 9, 1), TinyCollege.Account(TinyCollege.Office));
        text.Append(Of(
            "regulation (regulation_id, number, voted_day, executory_day, valid_from, covers, document, registered_at, registered_by)",
            Row(TinyCollege.Regulation, "R1", start, start, start, "*", Document, TinyCollege.Clock[0], office)));
        text.Append(Of(
            "tariff (tariff_id, school_id, price_class, valid_from, price_cents, food_cents, act, entered_at, entered_by)",
            TinyCollege.FirstVotes.Select((vote, i) => Row(
                TinyCollege.Tariff(i), TinyCollege.School, vote.PriceClass, vote.From, vote.Price, vote.Food, "R1", TinyCollege.Clock[0], office)).ToArray()));
        text.Append(Of(
            "refund_rate (school_id, price_class, tier, valid_from, valid_to, regulation_id, tariff_id, article, price_cents, refund_cents)",
            TinyCollege.FirstVotes.SelectMany((vote, i) => new[] { (Tier: 0, Refund: vote.Price), (Tier: 1, Refund: vote.Price), (Tier: 2, Refund: vote.Food) }.Select(one => Row(
                TinyCollege.School, vote.PriceClass, one.Tier, vote.From, vote.Price == 335 ? new DateOnly(2027, 1, 1) : null, TinyCollege.Regulation,
                TinyCollege.Tariff(i), "3", vote.Price, one.Refund))).ToArray()));
    }

    private static void WriteDays(StringBuilder text)
    {
        var served = TinyCollege.Days.Where(day => day.IsServed).ToArray();
        text.Append(Of(
            "service_day (place_id, day, service, status, plan_bit, term, regulation_id, opens_at, cutoff_at, starts_at)",
            served.Select(day => Row(
                TinyCollege.Place, day.Date, 1, "open", Weekdays.Bit(day.Date), day.Date.Year == 2026 ? "2026-T1" : "2026-T2",
                day.IsRegulated ? TinyCollege.Regulation : null, day.Opens, day.Deadlines[^1], day.Begins)).ToArray()));
        text.Append(Of(
            "service_tier (place_id, day, service, tier, day_version, cutoff_at, local_day, local_time, time_zone)",
            served.SelectMany(day => day.Deadlines.Select((at, i) => Row(
                TinyCollege.Place, day.Date, 1, i + 1, 1, at, DateOnly.FromDateTime(at.DateTime), at.ToString("HH:mm", CultureInfo.InvariantCulture), "Europe/Paris"))).ToArray()));
    }

    private static void WriteChildren(StringBuilder text)
    {
        var children = TinyCollege.Children.Select((child, i) => (child, Id: TinyCollege.Pupil(i), Number: i)).ToArray();
        text.Append(Of(
            "pupil (pupil_id, school_id, siecle_id, family_name, given_name, division, boarding_code, entry_day)",
            children.Select(one => Row(one.Id, TinyCollege.School, one.Number, "NOM", "Enfant", one.child.Division, "24", one.child.Entry)).ToArray()));
        text.Append(Of(
            "meal_plan (pupil_id, service, valid_from, place_id, weekdays, basis, price_class, menu_option)",
            children.Select(one => Row(
                one.Id, 1, new DateOnly(2026, 9, 1), TinyCollege.Place, one.child.Weekdays, one.child.Basis, one.child.PriceClass, one.child.Option)).ToArray()));
        text.Append(Of(
            "guardian (guardian_id, school_id, siecle_person_id, account_id, title, family_name, given_name)",
            Enumerable.Range(0, TinyCollege.Office).Select(account => Row(
                TinyCollege.Guardian(account), TinyCollege.School, account, TinyCollege.Account(account), "MME", "NOM", "Parent")).ToArray()));
        text.Append(Of(
            "guardian_link (pupil_id, guardian_id, level, is_payer)",
            children.SelectMany(one => one.child.Guardians.Select(account => Row(one.Id, TinyCollege.Guardian(account), 1, 1))).ToArray()));
    }

    private static string Of(string table, params string[] rows) => Insert(
        table.Replace("(", "(tenant, ", StringComparison.Ordinal), rows.Select(row => row.Replace("(", "(@tenant, ", StringComparison.Ordinal)));

    private static string Insert(string table, IEnumerable<string> rows) => $"insert into {table} values {string.Join(", ", rows)};\n";

    // Everything is written between quotes: both databases read it as the type of its column.
    private static string Row(params object?[] values) => $"({string.Join(", ", values.Select(Literal))})";

    private static string Literal(object? value) => value switch
    {
        null => "null",
        DateTimeOffset instant => $"'{StoredValues.Text(instant)}'",
        DateOnly day => $"'{StoredValues.Text(day)}'",
        Guid id => $"'{id:D}'",
        _ => $"'{Convert.ToString(value, CultureInfo.InvariantCulture)}'",
    };

    private const string Document = """
        format: 1
        titre: Deux paliers
        deliberation:
          numero: R1
          adoptee_le: 2026-06-15
          executoire_le: 2026-06-22
        application:
          du: 2026-09-01
          colleges: tous
        paliers:
          - palier: 1
            jusqu_a:
              jours_avant: 7
              compter: jours_calendaires
              heure: 10:00
            rembourse: tout
            article: "3"
          - palier: 2
            jusqu_a:
              jours_avant: 1
              compter: jours_de_service
              heure: 10:00
            rembourse: denrees
            article: "3"
        exemples:
          lieu:
            zone: B
            jours_servis: [lundi, mardi, jeudi, vendredi]
        """;
}
