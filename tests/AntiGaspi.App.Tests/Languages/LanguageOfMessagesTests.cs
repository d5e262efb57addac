using AntiGaspi.App.Access;
using AntiGaspi.App.Languages;
using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.App.Tests.Notices;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Tests.Languages;

/// <summary>A message is written in the language that its reader chose, as long as it is offered; each reader has their own.</summary>
public abstract class LanguageOfMessagesTests(Engine engine)
{
    [Fact]
    public async Task Each_parent_reads_the_same_news_in_their_own_language()
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        family.Office.Languages = new(Language.All);
        await new ChooseLanguage(family.Db).RunAsync(family.First, Language.Find("uk"));
        await family.ChooseAsync(family.First);
        await family.ChooseAsync(family.Second);
        family.Clock.Advance(TimeSpan.FromMinutes(1));
        await family.CancelAsync(family.First, 26);
        family.At(11, 23, 19, 5);
        await family.WriteDigestsAsync();

        Assert.Equal(3, (await family.SendAsync()).Sent);

        var mails = family.Office.Server.Mails;
        Assert.All(mails.Where(mail => mail.To == FamilyMessagesWorld.Camille), mail =>
        {
            Assert.Contains(mail.Headers, header => header.Equals("Content-Language: uk", StringComparison.OrdinalIgnoreCase));
            Assert.Contains("Це скасування не є дозволом", mail.Text, StringComparison.Ordinal);
            Assert.Contains("<html lang=\"uk\">", mail.Html, StringComparison.Ordinal);
            Assert.Contains("lang=uk", mail.LinkPath, StringComparison.Ordinal);
        });
        Assert.Contains("четвер 26 листопада", mails.First(mail => mail.To == FamilyMessagesWorld.Camille).Text, StringComparison.Ordinal);
        var other = mails.Single(mail => mail.To == FamilyMessagesWorld.Dominique);
        Assert.Contains("Cette annulation ne vaut", other.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("lang=", other.LinkPath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_that_is_no_longer_offered_gives_way_to_French()
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        await new ChooseLanguage(family.Db).RunAsync(family.First, Language.Find("tr"));
        await family.ChooseAsync(family.First);
        await family.CancelAsync(family.First, 26);

        await family.SendAsync();

        Assert.StartsWith("Cantine\u00A0: ", Assert.Single(family.Office.Server.Mails).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_link_is_written_in_the_language_of_the_page_where_it_was_asked_for()
    {
        await using var office = await PostOffice.OpenAsync(engine);
        office.Languages = new(Language.All);
        await new OpenAccount(office.Db).RunAsync(IdentityProvider.Mail, FamilyMessagesWorld.Camille, "Camille", PostOffice.Start);
        await new AskForSignInLink(office.Db).RunAsync(FamilyMessagesWorld.Camille, SessionKey.New(), null, PostOffice.Start, language: "pt");

        Assert.Equal(1, (await office.SendAsync()).Sent);

        var mail = Assert.Single(office.Server.Mails);
        Assert.Equal("A sua ligação para entrar", mail.Subject);
        Assert.EndsWith("?lang=pt", mail.LinkPath, StringComparison.Ordinal);
    }
}

public sealed class LanguageOfMessagesOnSqliteTests() : LanguageOfMessagesTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class LanguageOfMessagesOnPostgresTests() : LanguageOfMessagesTests(Engine.Postgres);
