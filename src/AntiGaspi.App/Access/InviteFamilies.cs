using AntiGaspi.App.French;
using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Access;

/// <summary>
/// Invites by mail the adults whom a mail reaches alone: a code as on a letter, in a link that leads to the sign-in and then to the
/// birth date. The code is made from its id when the mail is written, so that no table holds it.
/// </summary>
public sealed class InviteFamilies(Db db, CodeSecrets secrets)
{
    /// <summary>Under which name the id of the code stands among the values of the message.</summary>
    public const string CodeValue = "code";

    /// <summary>Writes the invitations into the outbox; returns how many.</summary>
    public Task<int> RunAsync(Scope scope, LetterSelection selection, DateTimeOffset now) => db.WriteAsync(scope, async transaction =>
    {
        var adults = LetterRows.Group(await transaction.QueryAsync<LetterRow>(LetterRows.Sql, LetterRows.ValuesOf(selection, now)));
        var invited = 0;
        foreach (var adult in LetterRows.WithOwnMailbox(adults).Take(PrintLetters.MaxLetters))
        {
            var id = Ids.New(now);
            var lastDay = await LetterRows.KeepCodeAsync(transaction, secrets, adult.First, (id, secrets.InvitationOf(id), LinkWays.Mail), now);
            await Outbox.AddAsync(transaction, MessageOf(adult, id, lastDay), now);
            invited++;
        }

        await LetterRows.AuditAsync(transaction, "families.invited", selection, invited, now);
        return invited;
    });

    private static Message MessageOf(LetterAdult adult, Guid codeId, DateOnly lastDay) => new(
        MessageKind.FamilyInvitation,
        PersonRecord.UsableMailbox(adult.First.Email)!,
        new Dictionary<string, string>
        {
            [CodeValue] = codeId.ToString("D"), ["school"] = adult.First.SchoolName, ["phone"] = adult.First.SchoolPhone,
            ["children"] = string.Join(LinkMessageTexts.Between, adult.Rows.Select(row => row.ChildGivenName).Distinct(StringComparer.Ordinal)), ["until"] = LinkMessageTexts.Stored(lastDay),
        },
        TimeSpan.FromDays(7));
}
