namespace AntiGaspi.Web.Tests.Support;

[Trait("Needs", "Browser")]
public sealed class ChromiumTests(Chromium chromium)
{
    private const string Page = """
        <!doctype html><html lang="fr"><title>Essai</title>
        <p id="who">sans script</p><script>who.textContent = 'avec script, ' + innerWidth + ' px';</script>
        """;

    [Theory]
    [InlineData(ScreenWidth.Phone, true, "avec script, 360 px")]
    [InlineData(ScreenWidth.Tablet, true, "avec script, 768 px")]
    [InlineData(ScreenWidth.Desk, true, "avec script, 1440 px")]
    [InlineData(ScreenWidth.Phone, false, "sans script")]
    public async Task A_visitor_has_the_screen_and_the_scripts_that_the_test_asked_for(
        ScreenWidth width, bool javaScript, string expected)
    {
        await using var visitor = await chromium.NewVisitorAsync(width, javaScript);
        var page = await visitor.NewPageAsync();
        await page.SetContentAsync(Page);
        Assert.Equal(expected, await page.Locator("#who").TextContentAsync());
    }

    [Fact]
    public async Task A_screenshot_is_a_picture_in_the_artifacts()
    {
        await using var visitor = await chromium.NewVisitorAsync();
        var page = await visitor.NewPageAsync();
        await page.SetContentAsync(Page);
        var path = await Chromium.ScreenshotAsync(page, "essai");
        Assert.True(new FileInfo(path).Length > 500);
    }
}
