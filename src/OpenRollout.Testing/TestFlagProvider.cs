using System.Collections.Concurrent;
using OpenFeature;
using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenRollout.Testing;

/// <summary>
/// An OpenFeature provider that gives what a test says, whoever asks: <c>new TestFlagProvider().Set(Flags.Stories, true)</c>.
/// A flag that the test says nothing of gives what the manifest gives nobody in particular, where the provider was made
/// with a manifest and that can be decided without a user; else the caller's default, with the reason <c>DEFAULT</c> and
/// no error. May be changed while it is set, which raises <see cref="ProviderEventTypes.ProviderConfigurationChanged"/>
/// and never waits. Thread-safe. An instance serves one time: OpenFeature closes its events when it is replaced.
/// </summary>
public sealed partial class TestFlagProvider : FeatureProvider
{
    /// <summary>The provider's name in OpenFeature's metadata and events.</summary>
    public const string Name = "OpenRollout.Testing";

    private static readonly Metadata ProviderMetadata = new(Name);

    private readonly ConcurrentDictionary<string, Setting> _settings = new(StringComparer.Ordinal);
    private readonly OpenRolloutProvider? _manifest;
    private readonly ChangeEvents _events;

    /// <summary>Gives the caller's default for each flag that is not set.</summary>
    public TestFlagProvider() => _events = new ChangeEvents(EventChannel.Writer);

    /// <summary>Gives, for each flag that is not set, what a manifest gives for nobody in particular.</summary>
    /// <param name="manifest">The manifest's text in UTF-8, such as <c>Flags.EmbeddedManifest</c>.</param>
    /// <param name="options">How to evaluate it, by which clock first of all; the defaults where none are given.</param>
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

    /// <summary>Makes a flag give a value from now on.</summary>
    /// <typeparam name="T">The type of the flag's values.</typeparam>
    /// <param name="flag">The flag.</param>
    /// <param name="value">The value; not null.</param>
    /// <returns>This provider.</returns>
    public TestFlagProvider Set<T>(FeatureFlag<T> flag, T value) => SetValue(flag, value, null);

    /// <summary>Makes a flag give the value of an arm from now on.</summary>
    /// <param name="arm">The arm.</param>
    /// <returns>This provider.</returns>
    public TestFlagProvider Set(FlagArm arm)
    {
        ArgumentNullException.ThrowIfNull(arm);
        arm.Set(this);
        return this;
    }

    /// <summary>Makes a flag give again what it gave before anything was set for it.</summary>
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

    /// <summary>What a test says of a flag.</summary>
    private sealed record Setting(object Value, string? Variant);
}
