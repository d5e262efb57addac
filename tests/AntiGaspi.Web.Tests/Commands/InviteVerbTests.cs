using AntiGaspi.App.Access;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Hosting;
using Microsoft.Data.Sqlite;

namespace AntiGaspi.Web.Tests.Commands;

/// <summary>The operator invites the first person of an authority; the others are invited on a page.</summary>
public sealed class InviteVerbTests
{
    [Fact]
    public async Task The_first_officer_is_invited_and_holds_the_role_at_the_first_sign_in()
    {
        using var folder = new SqliteFolder();
        Assert.Equal(0, (await AppProcess.RunAsync(["authority", "add", "60", "Département de l’Oise", "--data", folder.Path])).ExitCode);

        var answer = await AppProcess.RunAsync(["authority", "invite", "60", "Premiere.Personne@Oise.fr", "--data", folder.Path]);

        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        Assert.Contains("premiere.personne@oise.fr est invité comme agent du département", answer.Output, StringComparison.Ordinal);
        var settings = Settings.Of(null, folder.Path);
        await using (var db = settings.OpenDb())
        {
            var account = await new OpenAccount(db).RunAsync(IdentityProvider.ProConnect, "sub", "Première Personne", TimeProvider.System.GetUtcNow());
            Assert.Equal(1, await new AcceptInvitations(db, settings.ReadKey()).RunAsync(account, "premiere.personne@oise.fr", null, TimeProvider.System.GetUtcNow()));
            Assert.Equal(Role.AuthorityOfficer, Assert.Single(await new FindSpaces(db).RunAsync(account)).Scope.Role);
        }

        SqliteConnection.ClearAllPools();
    }

    [Theory]
    [InlineData(1, "--school", "60", "a@oise.fr", "--role", "gestion")]
    [InlineData(1, "doit être connu ici", "60", "a@oise.fr", "--school", "0609994M", "--role", "gestion")]
    [InlineData(1, "«\u00A099\u00A0»", "99", "a@oise.fr")]
    [InlineData(2, "n’est pas une adresse", "60", "a")]
    [InlineData(2, "directeur", "60", "a@oise.fr", "--role", "directeur")]
    public async Task What_cannot_be_done_is_told_in_words(int code, string words, params string[] call)
    {
        using var folder = new SqliteFolder();
        await AppProcess.RunAsync(["authority", "add", "60", "Département de l’Oise", "--data", folder.Path]);

        var answer = await AppProcess.RunAsync(["authority", "invite", .. call, "--data", folder.Path]);

        Assert.Equal(code, answer.ExitCode);
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
    }
}
