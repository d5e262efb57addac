using AntiGaspi.App.Languages;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>The language that the owner of a mailbox chose, for what is written to it.</summary>
public sealed class LanguageOfReader(Db db, OfferedLanguages offered)
{
    /// <summary>The language; null for French, for a mailbox without an account, and for a language that is not offered any more.</summary>
    /// <param name="scope">The tenant of the message.</param>
    /// <param name="mailbox">To whom it goes.</param>
    public async Task<Language?> OfAsync(Scope scope, string mailbox) =>
        offered.All.Count > 0 && await db.ReadAsync<string>(scope, Sql, new { mailbox = mailbox.ToLowerInvariant() }) is [var code] ? offered.Find(code) : null;

    // The account that signs in with it, else that of the adult of the file.
    private const string Sql = """
        select a.language from account a
        where a.language is not null and a.account_id in (
          select i.account_id from identity i where i.provider = 3 and i.subject = @mailbox and i.ended_at is null
          union all
          select m.account_id from family_mailbox m where m.tenant = @tenant and m.mailbox = @mailbox)
        order by a.account_id limit 1
        """;
}
