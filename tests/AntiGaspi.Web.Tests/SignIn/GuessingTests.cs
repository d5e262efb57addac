using System.Diagnostics.Metrics;
using System.Net;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace AntiGaspi.Web.Tests.SignIn;

/// <summary>Whoever guesses codes in numbers, from many networks, finds none and raises an alarm; the honest parent is served meanwhile.</summary>
public sealed class GuessingTests
{
    [Fact]
    public async Task Codes_tried_from_a_hundred_networks_open_nothing_raise_an_alarm_and_shut_nobody_out()
    {
        await using var mail = await MailSite.StartAsync();
        var (alarms, meters) = (0L, mail.Site.Services.GetRequiredService<IMeterFactory>());
        using var listener = new MeterListener
        {
            InstrumentPublished = (counter, hearing) =>
            {
                if (counter.Name == "antigaspi.throttle.alarms" && counter.Meter.Scope == meters)
                {
                    hearing.EnableMeasurementEvents(counter);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref alarms, count));
        listener.Start();
        List<HttpStatusCode> answers = [];
        for (var network = 0; network < 100; network++)
        {
            using var attacker = mail.Site.NewVisitor();
            attacker.Headers["X-Forwarded-For"] = $"198.51.{network}.7";
            await MailSite.AskAsync(attacker, $"victime{network % 10}@exemple.fr");
            for (var guess = 0; guess < 8; guess++)
            {
                answers.Add((await MailSite.TypeAsync(attacker, $"{(network * 8) + guess:D8}")).Status);
            }
        }

        Assert.DoesNotContain(HttpStatusCode.SeeOther, answers);
        Assert.Equal(0, await mail.Site.NumberAsync("select count(*) from session"));
        Assert.Equal(1, Interlocked.Read(ref alarms));

        // At the height of it, from home, and even from one of those networks by the link.
        using var camille = mail.Site.NewVisitor();
        camille.Headers["X-Forwarded-For"] = "203.0.113.20";
        Assert.Equal(HttpStatusCode.SeeOther, (await MailSite.AskAsync(camille, MailSite.Camille)).Status);
        var received = await MailOfAsync(mail, MailSite.Camille);
        Assert.Equal("/famille", (await MailSite.TypeAsync(camille, received.Code)).Location);

        using var neighbour = mail.Site.NewVisitor();
        neighbour.Headers["X-Forwarded-For"] = "198.51.3.20";
        Assert.Equal(HttpStatusCode.SeeOther, (await MailSite.AskAsync(neighbour, MailSite.Camille)).Status);
        var link = (await MailOfAsync(mail, MailSite.Camille)).LinkPath;
        Assert.Equal("/famille", (await neighbour.PostAsync(link, link)).Location);
    }

    [Fact]
    public async Task Asking_for_one_mailbox_too_often_is_refused_there_and_nowhere_else()
    {
        await using var mail = await MailSite.StartAsync();
        using var visitor = mail.Site.NewVisitor();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await MailSite.AskAsync(visitor, MailSite.Camille)).Status);
        }

        var refused = await MailSite.AskAsync(visitor, MailSite.Camille);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Contains("Attendez un quart d’heure, ou connectez-vous autrement", refused.Words, StringComparison.Ordinal);

        // Camille herself, from another network, is not shut out by whoever did this.
        using var camille = mail.Site.NewVisitor();
        camille.Headers["X-Forwarded-For"] = "203.0.113.20";
        Assert.Equal(HttpStatusCode.SeeOther, (await MailSite.AskAsync(camille, MailSite.Camille)).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/connexion")).Status);
    }

    [Fact]
    public async Task What_a_stranger_says_of_where_it_comes_from_is_not_believed()
    {
        // No proxy is known here, so each of these is the same network.
        await using var site = await StorySite.StartAsync(Access.AccessRoutesTests.Whole);
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < 6; i++)
        {
            using var visitor = site.NewVisitor();
            visitor.Headers["X-Forwarded-For"] = $"198.51.{i}.7";
            answers.Add((await MailSite.AskAsync(visitor, MailSite.Camille)).Status);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.SeeOther, 5), HttpStatusCode.TooManyRequests], answers);
    }

    private static async Task<ReceivedMail> MailOfAsync(MailSite mail, string address)
    {
        var received = await mail.ReceiveAsync();
        while (received.To != address)
        {
            received = await mail.Server.NextAsync();
        }

        return received;
    }
}
