using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace OpenRollout.AspNetCore.Tests;

/// <summary>The tag helper in Razor views.</summary>
public sealed class FlagTagHelperTests
{
    [Theory]
    [InlineData("NO", "stories, grid, stories on, all, any")]
    [InlineData("SE", "no stories, list or reel, not grid, none")]
    public async Task A_view_shows_the_flags_of_the_user(string country, string expected)
    {
        await using var application = await StartAsync();

        var page = await application.ReadAsync("/Tags", ("X-Country", country));

        Assert.Equal(expected, string.Join(", ", Regex.Matches(page, "<b>(.*?)</b>").Select(match => match.Groups[1].Value)));
        Assert.DoesNotContain("flag", page, StringComparison.Ordinal);
        Assert.Contains("<p>before</p>", page, StringComparison.Ordinal);
        Assert.Contains("<p>after</p>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_wrong_is_warned_of_once()
    {
        await using var application = await StartAsync();

        await application.ReadAsync("/Tags");
        await application.ReadAsync("/Tags");

        Assert.Equal(
            ["<flag name=\"feed.pageSize\"> renders nothing: the flag is not boolean; set 'variant'. This is logged once.",
             "<flag name=\"storys\"> renders nothing: no registered manifest had this flag when the application was built. This is logged once."],
            application.Logs.Ours.Where(entry => entry.Level == LogLevel.Warning).Select(entry => entry.Text).Order(StringComparer.Ordinal));
    }

    private static Task<TestApplication> StartAsync() => TestApplication.StartAsync(
        app => app.MapRazorPages(),
        services => services.AddRazorPages().AddApplicationPart(typeof(FlagTagHelperTests).Assembly));
}
