using System.Net;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Tests.Demo;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace AntiGaspi.Web.Tests.Hosting;

/// <summary>The keys of forms are shared by the nodes through the database, which alone opens nothing.</summary>
public sealed class FormKeysTests
{
    [Fact]
    public async Task What_one_node_sealed_another_opens_and_the_table_does_not_tell()
    {
        var settings = Settings.Of("http://127.0.0.1:0", Janitor.NewFolder("node"));
        await settings.MigrateAsync();
        await using var db = settings.OpenDb();
        await using var one = Site.Build(settings, db, demo: null);
        await using var two = Site.Build(settings, db, demo: null);

        var sealedText = one.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("essai").Protect("un secret");

        Assert.Equal("un secret", two.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("essai").Unprotect(sealedText));
        var row = Assert.Single(await db.ReadNationalAsync<string>("select content from form_key"));
        Assert.DoesNotContain("<", row, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", System.Text.Encoding.Latin1.GetString(Convert.FromBase64String(row)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_outlives_the_node_that_drew_it()
    {
        await using var site = await StorySite.StartAsync();
        await using var other = Site.Build(Settings.Of("http://127.0.0.1:0", Janitor.NewFolder("site")), site.Db, site.Clock);
        await other.StartAsync(TestContext.Current.CancellationToken);
        using var here = await site.NewVisitor().AsAsync("camille");
        using var there = new Visitor(new Uri(other.Urls.First()));
        foreach (var (name, value) in here.Jar)
        {
            there.Jar[name] = value;
        }

        var token = System.Text.RegularExpressions.Regex.Match((await here.GetAsync("/connexions")).Html, "__RequestVerificationToken\" type=\"hidden\" value=\"(?<t>[^\"]+)").Groups["t"].Value;
        var answer = await there.PostBareAsync("/connexions?handler=Others", ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        await other.StopAsync(TestContext.Current.CancellationToken);
    }
}
