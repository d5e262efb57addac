using System.Net;
using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using AntiGaspi.Web.Tests.Demo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AntiGaspi.Web.Tests.SignIn;

/// <summary>The demonstration with a real mail server, and a clock of sessions that the test moves.</summary>
internal sealed class MailSite(StorySite site, MailServer server, FakeTimeProvider sessions) : IAsyncDisposable
{
    /// <summary>The mailbox of Camille, who has used it before.</summary>
    public const string Camille = "camille@exemple.fr";

    public StorySite Site => site;

    public MailServer Server => server;

    public FakeTimeProvider Sessions => sessions;

    public static async Task<MailSite> StartAsync()
    {
        var (server, sessions) = (await MailServer.StartAsync(), new FakeTimeProvider(StorySite.Start));
        var outside = OutsideSettings.None with
        {
            PublicUrl = new Uri("https://cantine.exemple.fr"), Mail = new("127.0.0.1", server.Port, null, null, "cantine@exemple.fr"), Proxies = [IPNetwork.Parse("127.0.0.0/8")],
        };
        var mail = new MailSite(await StorySite.StartAsync(outside, builder => builder.Services.AddSingleton(new SessionClock(sessions))), server, sessions);
        await mail.KnowAsync("camille", Camille);
        return mail;
    }

    /// <summary>Gives a persona a mailbox, as if it had used it before.</summary>
    public Task<int> KnowAsync(string persona, string address) => site.Db.WriteAsync(Scope.Service(0), transaction => transaction.ExecuteAsync(
        "insert into identity (provider, subject, account_id, linked_at) values (3, @address, @id, @Start)",
        new { address, id = Persona.All.Single(one => one.Key == persona).AccountId, StorySite.Start }));

    /// <summary>Asks for a link as the form of the door does.</summary>
    public static Task<Answer> AskAsync(Visitor visitor, string address, string returnTo = "") =>
        visitor.PostAsync("/connexion", "/connexion/courriel", ("adresse", address), ("retour", returnTo));

    public static Task<Answer> TypeAsync(Visitor visitor, string code) => visitor.PostAsync("/connexion", "/connexion/code", ("code", code));

    /// <summary>Lets a sender do its work, by the clock of sessions (the demonstration's own leaps), and takes the next mail.</summary>
    public async Task<ReceivedMail> ReceiveAsync()
    {
        var services = site.Services;
        await new SendMessages(site.Db, services.GetRequiredService<ComposeMessage>(), services.GetRequiredService<UnreachableMailboxes>(), services.GetRequiredService<SentMark>(), services.GetRequiredService<SendPush>(), services.GetRequiredService<MailSettings>(), sessions).RunAsync(MessageKinds.Urgent);
        return await server.NextAsync();
    }

    /// <summary>Asks, and receives the mail.</summary>
    public async Task<ReceivedMail> AskAndReceiveAsync(Visitor visitor, string address = Camille, string returnTo = "")
    {
        Assert.Equal(HttpStatusCode.SeeOther, (await AskAsync(visitor, address, returnTo)).Status);
        return await ReceiveAsync();
    }

    /// <summary>Everything that the door keeps, as one text.</summary>
    public async Task<string> KeptAsync() => string.Join('\n', await site.Db.ReadNationalAsync<string>(
        """
        select link_id || attempts || coalesce(used_at, '-') || ends_at from sign_in_link
        union all select session_id || key_sha256 from session union all select bucket || full_until_ms from throttle union all select subject || account_id from identity
        order by 1
        """));

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await server.DisposeAsync();
    }
}
