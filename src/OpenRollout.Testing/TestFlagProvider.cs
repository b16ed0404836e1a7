using System.Collections.Concurrent;
using OpenFeature;
using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenRollout.Testing;

/// <summary>
/// An OpenFeature provider that returns the values a test sets, for every user:
/// <c>new TestFlagProvider().Set(Flags.Stories, true)</c>. Thread-safe.
/// </summary>
/// <remarks>
/// A flag that is not set returns the caller's default with the reason <c>DEFAULT</c> and no error. If the provider was created with a
/// manifest, the flag returns what the manifest gives a user without a targeting key and attributes instead, unless a targeting key
/// is required. Flags can be changed while the provider is in use, which raises
/// <see cref="ProviderEventTypes.ProviderConfigurationChanged"/>. Create a new instance each time you register one, as OpenFeature
/// closes the event channel of a replaced provider.
/// </remarks>
public sealed partial class TestFlagProvider : FeatureProvider
{
    /// <summary>The name of the provider in OpenFeature's metadata and events.</summary>
    public const string Name = "OpenRollout.Testing";

    private static readonly Metadata ProviderMetadata = new(Name);

    private readonly ConcurrentDictionary<string, Setting> _settings = new(StringComparer.Ordinal);
    private readonly OpenRolloutProvider? _manifest;
    private readonly ChangeEvents _events;

    /// <summary>Initializes a new instance of the <see cref="TestFlagProvider"/> class. Flags that are not set return the caller's default.</summary>
    public TestFlagProvider() => _events = new ChangeEvents(EventChannel.Writer);

    /// <summary>
    /// Initializes a new instance of the <see cref="TestFlagProvider"/> class. Flags that are not set return what a manifest gives a user
    /// without a targeting key and attributes.
    /// </summary>
    /// <param name="manifest">The text of the manifest, encoded as UTF-8, such as <c>Flags.EmbeddedManifest</c>.</param>
    /// <param name="options">The options for evaluating the manifest, such as the clock; null for the defaults.</param>
    /// <exception cref="ManifestException">The manifest has errors.</exception>
    public TestFlagProvider(ReadOnlySpan<byte> manifest, OpenRolloutOptions? options = null)
        : this()
    {
        _manifest = new OpenRolloutProvider(manifest, options);
        if (_manifest.Problems.Any(problem => problem.IsError))
        {
            throw new ManifestException(_manifest.Problems);
        }
    }

    /// <summary>Sets the value of a flag.</summary>
    /// <typeparam name="T">The value type of the flag.</typeparam>
    /// <param name="flag">The flag.</param>
    /// <param name="value">The value.</param>
    /// <returns>This provider.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="flag"/> or <paramref name="value"/> is null.</exception>
    public TestFlagProvider Set<T>(FeatureFlag<T> flag, T value) => SetValue(flag, value, null);

    /// <summary>Sets a flag to the value of an arm.</summary>
    /// <param name="arm">The flag and its value.</param>
    /// <returns>This provider.</returns>
    public TestFlagProvider Set(FlagArm arm)
    {
        ArgumentNullException.ThrowIfNull(arm);
        arm.ApplyTo(this);
        return this;
    }

    /// <summary>Removes the value that was set for a flag, so that the flag returns what it returned before it was set.</summary>
    /// <param name="flag">The flag.</param>
    /// <returns>This provider.</returns>
    public TestFlagProvider Reset(FeatureFlag flag)
    {
        ArgumentNullException.ThrowIfNull(flag);
        if (_settings.TryRemove(flag.Key, out _))
        {
            _events.Report(flag.Key);
        }

        return this;
    }

    /// <inheritdoc/>
    public override Metadata GetMetadata() => ProviderMetadata;

    /// <inheritdoc/>
    public override Task InitializeAsync(EvaluationContext context, CancellationToken cancellationToken = default)
    {
        _events.Start();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task ShutdownAsync(CancellationToken cancellationToken = default)
    {
        _events.Stop();
        return Task.CompletedTask;
    }

    internal TestFlagProvider SetValue<T>(FeatureFlag<T> flag, T value, string? variant)
    {
        ArgumentNullException.ThrowIfNull(flag);
        _settings[flag.Key] = new Setting(flag.ToProviderValue(value), variant);
        _events.Report(flag.Key);
        return this;
    }

    /// <summary>The value and variant that a test sets for a flag.</summary>
    private sealed record Setting(object Value, string? Variant);
}
