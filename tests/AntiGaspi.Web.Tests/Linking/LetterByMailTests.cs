using System.Text.RegularExpressions;
using AntiGaspi.App.Notices;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Tests.Demo;
using AntiGaspi.Web.Tests.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace AntiGaspi.Web.Tests.Linking;

/// <summary>With a real mail server: an invitation, a notice, and a letter in the hands of somebody whose mailbox no school knows.</summary>
public sealed partial class LetterByMailTests
{
    private const string Unknown = "personne-nouvelle@exemple.org";

    [Fact]
    public async Task Whoever_holds_a_letter_signs_in_with_a_mailbox_that_no_school_knows()
    {
        await using var mail = await MailSite.StartAsync();
        var here = await LinkSite.OnAsync(mail.Site);
        var code = await here.PrintAsync();
        using var visitor = mail.Site.NewVisitor();

        await visitor.PostAsync(LinkSite.Activation, LinkSite.Activation, ("code", code));
        var received = await mail.AskAndReceiveAsync(visitor, Unknown, LinkSite.Activation);
        Assert.Equal(LinkSite.Activation, (await MailSite.TypeAsync(visitor, received.Code)).Location);

        var linked = await visitor.PostAsync(LinkSite.Activation, LinkSite.Activation, ("code", code), ("naissance", here.Birth));
        Assert.Equal("/famille?relie", linked.Location);
    }

    [Fact]
    public async Task Without_a_letter_that_lives_the_same_mailbox_is_told_that_nobody_knows_it()
    {
        await using var mail = await MailSite.StartAsync();
        var here = await LinkSite.OnAsync(mail.Site);
        using var visitor = mail.Site.NewVisitor();
        await visitor.PostAsync(LinkSite.Activation, LinkSite.Activation, ("code", await here.PrintAsync()));
        await here.PrintAsync();
        await mail.Site.Db.WriteAsync(Scope.Service(0), transaction => transaction.ExecuteAsync("delete from activation_place"));

        Assert.StartsWith("Cette adresse n’est pas connue", (await mail.AskAndReceiveAsync(visitor, Unknown)).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_carries_a_link_whose_code_no_server_is_sent_and_the_other_parent_reads_a_notice_that_names_nobody()
    {
        await using var mail = await MailSite.StartAsync();
        var here = await LinkSite.OnAsync(mail.Site);
        using var office = await here.AsAsync("gestion");
        await office.PostAsync(
            here.LetterOf(here.Child.Guardian), LinkSite.Letters, ("eleve", $"{here.Child.PupilId:D}"), ("responsable", $"{here.Child.Guardian:D}"), ("forme", "courriel"));

        var invitation = await SendAsync(mail);
        Assert.Contains("Aucun paiement ne vous sera demandé", invitation.Text, StringComparison.Ordinal);
        var code = Link().Match(invitation.Text).Groups["code"].Value;
        Assert.Equal(11, code.Length);
        Assert.DoesNotContain(invitation.Headers, header => header.Contains(code, StringComparison.OrdinalIgnoreCase));

        var (parent, _) = await here.StrangerAsync("Parent");
        Assert.Equal("/famille?relie", (await parent.PostAsync(LinkSite.Activation, LinkSite.Activation, ("code", code), ("naissance", here.Birth))).Location);
        var notice = await SendAsync(mail);
        Assert.Contains("a changé", notice.Subject, StringComparison.Ordinal);
        var names = await mail.Site.Db.ReadAsync<string>(
            Scope.Service(Persona.Tenant), "select given_name from guardian where tenant = @tenant and (guardian_id = @Guardian or guardian_id = @Second)", new { here.Child.Guardian, here.Child.Second });
        Assert.Equal(2, names.Count);
        Assert.All(names, name => Assert.DoesNotContain(name, notice.Text, StringComparison.OrdinalIgnoreCase));
        parent.Dispose();
    }

    private static async Task<ReceivedMail> SendAsync(MailSite mail)
    {
        var services = mail.Site.Services;
        await new SendMessages(mail.Site.Db, services.GetRequiredService<ComposeMessage>(), services.GetRequiredService<UnreachableMailboxes>(), services.GetRequiredService<SentMark>(), services.GetRequiredService<SendPush>(), services.GetRequiredService<MailSettings>(), mail.Sessions).RunAsync(MessageKinds.Others);
        return await mail.Server.NextAsync();
    }

    [GeneratedRegex("https://cantine.exemple.fr/activation#(?<code>[0-9A-Z]+)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Link();
}
