using Microsoft.Extensions.Options;

namespace OpenRollout.AspNetCore.Tests;

/// <summary>Cookie options that browsers would reject fail the start of the application.</summary>
public sealed class VisitorCookieOptionsTests
{
    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("visitor id")]
    [InlineData("visitor;id")]
    [InlineData("visitor=id")]
    [InlineData("Besucherzähler")]
    public async Task A_name_that_is_none(string? name)
        => await RefusesAsync(options => options.Name = name!, $"VisitorCookieOptions.Name: '{name}' is not a valid cookie name");

    [Theory]
    [InlineData("__Host-rollout-visitor")]
    [InlineData("__host-visitor")]
    [InlineData("__Secure-visitor")]
    public async Task A_name_for_HTTPS_alone_without_that(string name)
        => await RefusesAsync(
            options => (options.Name, options.IsSecure) = (name, false),
            $"VisitorCookieOptions.IsSecure: browsers accept '{name}' only if IsSecure is true; set it to true, or set a Name without the prefix '__Host-' or '__Secure-'.");

    [Fact]
    public async Task A_name_for_one_host_with_a_domain()
        => await RefusesAsync(
            options => options.Domain = "example.com",
            "VisitorCookieOptions.Domain: browsers accept '__Host-rollout-visitor' only without a Domain; set it to null, or set a Name without the prefix '__Host-'.");

    [Theory]
    [InlineData("")]
    [InlineData("https://example.com")]
    [InlineData("example.com; path=/x")]
    [InlineData("bücher.example")]
    public async Task A_domain_that_is_none(string domain)
        => await RefusesAsync(options => (options.Name, options.Domain) = ("visitor", domain), $"VisitorCookieOptions.Domain: '{domain}' is not a valid ASCII domain");

    [Theory]
    [InlineData("00:00:00")]
    [InlineData("-1.00:00:00")]
    [InlineData("00:00:00.5")]
    public async Task A_lifetime_that_is_none(string lifetime)
        => await RefusesAsync(options => options.Lifetime = TimeSpan.Parse(lifetime, System.Globalization.CultureInfo.InvariantCulture), "VisitorCookieOptions.Lifetime: '");

    [Theory]
    [InlineData("visitor", false, null, "visitor={0}; max-age=31536000; path=/; samesite=lax; httponly")]
    [InlineData("__Secure-visitor", true, ".example.com", "__Secure-visitor={0}; max-age=31536000; domain=.example.com; path=/; secure; samesite=lax; httponly")]
    public async Task Valid_options_are_sent(string name, bool isSecure, string? domain, string cookie)
    {
        await using var application = await StartAsync(options => (options.Name, options.IsSecure, options.Domain) = (name, isSecure, domain));

        using var response = await application.GetAsync("/");

        Assert.Equal(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, cookie, await response.Content.ReadAsStringAsync()),
            Assert.Single(response.Headers.GetValues("Set-Cookie")));
    }

    private static async Task RefusesAsync(Action<VisitorCookieOptions> configure, string failure)
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(configure));

        Assert.StartsWith(failure, Assert.Single(exception.Failures), StringComparison.Ordinal);
    }

    private static Task<TestApplication> StartAsync(Action<VisitorCookieOptions> configure) => TestApplication.StartAsync(
        app => app.MapGet("/", (HttpContext http) => http.GetVisitorId()),
        services => services.Configure(configure));
}
