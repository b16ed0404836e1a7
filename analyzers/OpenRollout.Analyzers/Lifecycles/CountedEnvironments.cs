using OpenRollout.Manifest.Reading;

namespace OpenRollout.Analyzers.Lifecycles;

/// <summary>Decides which environments of a manifest decide the age of its flags, by <c>OpenRolloutEnvironments</c>.</summary>
internal static class CountedEnvironments
{
    private const string Usual = "Production";

    /// <summary>The name of the manifest alone in messages that name several environments.</summary>
    private const string Others = "environments without an overlay";

    private static readonly CountedEnvironment[] ManifestAlone = [new(Name: null, Overlay: null, Merged: null)];

    /// <summary>
    /// Returns the environments. By default it is Production if it has an overlay. Otherwise all environments count, because any
    /// can be the one with the users: those that are listed, and the manifest alone for those that are not.
    /// </summary>
    /// <returns>At least one environment, or an empty list if the state in one of them is not known because of errors.</returns>
    public static IReadOnlyList<CountedEnvironment> Of(ManifestFile manifest, LifecycleSettings settings)
    {
        var listed = manifest.Manifest.Environments;
        if (listed.Count == 0)
        {
            return ManifestAlone;
        }

        var names = settings.Environments.Count > 0 ? settings.Environments
            : EnvironmentReader.Find(listed, Usual) is not null ? [Usual]
            : (IReadOnlyList<string>)[.. listed.Select(name => name.Value), Others];
        var counted = names.Select(name => Find(name, manifest)).OfType<CountedEnvironment>().ToArray();
        return counted.Length == names.Count ? counted : [];
    }

    /// <summary>Returns a text such as <c> in Production and Staging</c>, to follow a statement about these environments.</summary>
    /// <param name="environments">The environments of the statement.</param>
    /// <param name="counted">All environments that count.</param>
    public static string In(IReadOnlyList<CountedEnvironment> environments, IReadOnlyList<CountedEnvironment> counted)
    {
        var names = environments.Select(environment => environment.Name).OfType<string>().ToArray();
        return names.Length == 0 ? ""
            : names.Length == counted.Count && names.Contains(Others) ? " in every environment"
            : names.Length == 1 ? $" in {names[0]}"
            : $" in {string.Join(", ", names.Take(names.Length - 1))} and {names[names.Length - 1]}";
    }

    /// <summary>Returns an environment, or null if its state is not known. An environment that is not listed has the state of the manifest.</summary>
    private static CountedEnvironment? Find(string name, ManifestFile manifest)
    {
        if (EnvironmentReader.Find(manifest.Manifest.Environments, name) is not { } listed)
        {
            return new CountedEnvironment(name, Overlay: null, Merged: null);
        }

        return manifest.FindOverlay(listed) is { } overlay && overlay.MergeInto(manifest) is { HasErrors: false } merged
            ? new CountedEnvironment(listed.Value, overlay, merged)
            : null;
    }
}
