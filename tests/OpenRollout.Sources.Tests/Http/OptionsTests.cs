namespace OpenRollout.Sources.Tests.Http;

/// <summary>Invalid options are rejected by name when the source is created.</summary>
public sealed class OptionsTests
{
    private const string Address = "https://flags.example.com/flags.json";

    public static TheoryData<string, Action<HttpManifestOptions>> Wrong => new()
    {
        { nameof(HttpManifestOptions.PollingInterval), options => options.PollingInterval = TimeSpan.Zero },
        { nameof(HttpManifestOptions.PollingInterval), options => options.PollingInterval = TimeSpan.FromDays(2) },
        { nameof(HttpManifestOptions.Timeout), options => options.Timeout = TimeSpan.FromSeconds(-2) },
        { nameof(HttpManifestOptions.CacheFallbackDelay), options => options.CacheFallbackDelay = TimeSpan.FromSeconds(-1) },
        { nameof(HttpManifestOptions.Jitter), options => options.Jitter = 1.1 },
        { nameof(HttpManifestOptions.Jitter), options => options.Jitter = double.NaN },
        { nameof(HttpManifestOptions.MaximumLength), options => options.MaximumLength = 0 },
        { nameof(HttpManifestOptions.MaximumLength), options => options.MaximumLength = int.MaxValue },
        { nameof(HttpManifestOptions.MaximumCohortLength), options => options.MaximumCohortLength = -1 },
        { nameof(HttpManifestOptions.RetryDelay), options => options.RetryDelay = TimeSpan.Zero },
        { nameof(HttpManifestOptions.MaximumRetryDelay), options => options.MaximumRetryDelay = TimeSpan.Zero },
        { nameof(HttpManifestOptions.MaximumRetryAfter), options => options.MaximumRetryAfter = TimeSpan.FromSeconds(-1) },
        { nameof(HttpManifestOptions.FailuresBeforeStale), options => options.FailuresBeforeStale = 0 },
        { nameof(HttpManifestOptions.OlderAcceptedAfter), options => options.OlderAcceptedAfter = TimeSpan.FromSeconds(-1) },
        { nameof(HttpManifestOptions.MaximumRedirects), options => options.MaximumRedirects = -1 },
        { nameof(HttpManifestOptions.TimeProvider), options => options.TimeProvider = null! },
        { nameof(HttpManifestOptions.Signature), options => options.Signature = new Uri("x.sig", UriKind.Relative) },
        { nameof(HttpManifestOptions.Headers), options => options.Headers["X-Key"] = "a\r\nX-Other: b" },
        { nameof(HttpManifestOptions.Headers), options => options.Headers["Content-Type"] = "text/plain" },
        { nameof(HttpManifestOptions.Headers), options => options.Headers["not a name"] = "x" },
        { nameof(HttpManifestOptions.PublicKey), options => options.PublicKey = "" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void An_invalid_option_is_named(string name, Action<HttpManifestOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new HttpManifestOptions();
        configure(options);

        Assert.StartsWith(name, Assert.ThrowsAny<ArgumentException>(() => new HttpManifestSource(Address, options)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://flags.example.com/flags.json")]
    [InlineData("file:///flags.json")]
    [InlineData("https://user:secret@flags.example.com/flags.json")]
    public void An_invalid_address_is_refused_without_showing_its_secret(string address)
    {
        var message = Assert.ThrowsAny<ArgumentException>(() => new HttpManifestSource(address)).Message;

        Assert.Contains("address", message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_relative_address_is_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => new HttpManifestSource(new Uri("flags.json", UriKind.Relative)));
        Assert.Throws<UriFormatException>(() => new HttpManifestSource("flags.json"));
        Assert.Throws<ArgumentNullException>(() => new HttpManifestSource((Uri)null!));
    }

    [Fact]
    public void The_defaults_are_those_of_the_documentation()
    {
        var options = new HttpManifestOptions();

        Assert.Equal(
            (30, 0.1, 10, 2, 16 << 20, 64 << 20, 1, 60, 600, 3, 300, 5),
            ((int)options.PollingInterval.TotalSeconds, options.Jitter, (int)options.Timeout.TotalSeconds, (int)options.CacheFallbackDelay.TotalSeconds,
                options.MaximumLength, options.MaximumCohortLength, (int)options.RetryDelay.TotalSeconds, (int)options.MaximumRetryDelay.TotalSeconds,
                (int)options.MaximumRetryAfter.TotalSeconds, options.FailuresBeforeStale, (int)options.OlderAcceptedAfter.TotalSeconds, options.MaximumRedirects));
        _ = new HttpManifestSource(Address);
    }
}
