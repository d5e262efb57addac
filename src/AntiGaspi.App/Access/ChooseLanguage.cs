using AntiGaspi.App.Languages;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>Somebody chooses the language of their pages and of their messages. It is theirs alone: nobody else reads it or is told.</summary>
public sealed class ChooseLanguage(Db db)
{
    /// <summary>Keeps it for the account of the scope.</summary>
    /// <param name="scope">Who chooses.</param>
    /// <param name="language">A language that is offered; null for French.</param>
    public Task<int> RunAsync(Scope scope, Language? language) => db.WriteAsync(scope, transaction =>
        transaction.ExecuteAsync("update account set language = @code where account_id = @account", new { code = language?.Code }));
}
