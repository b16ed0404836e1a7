using OpenRollout.Manifest.Json;
using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Reading;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Layers;

/// <summary>Reads a manifest that has no errors together with the overlay of an environment.</summary>
/// <param name="text">The tokens of the manifest.</param>
/// <param name="manifest">The result of reading the manifest alone.</param>
/// <param name="path">The path of the manifest to name in problems.</param>
internal sealed class LayeredReader(JsonText text, ManifestReadResult manifest, string path)
{
    /// <summary>Returns a value indicating whether an overlay is required or given. If not, the manifest applies alone.</summary>
    public static bool IsNeeded(IReadOnlyList<Name> environments, string? environment, bool hasOverlay)
        => environment is not null && (hasOverlay || EnvironmentReader.Find(environments, environment) is not null);

    /// <summary>Merges and reads. The problems of the result are only those that the overlay adds. Thread-safe.</summary>
    /// <param name="overlay">The overlay.</param>
    /// <param name="cohorts">Checks the files that <c>keysFrom</c> names; null to skip these checks.</param>
    /// <param name="receiver">Receives each flag as soon as it is read; null to keep all rollouts in memory.</param>
    /// <param name="review">Reviews the merged manifest if it has no errors; null to skip this.</param>
    public ManifestReadResult Read(OverlayText overlay, ICohortFiles? cohorts, IFlagReceiver? receiver, LayerReview? review)
    {
        var listed = EnvironmentReader.Find(manifest.Manifest.Environments, overlay.Environment);
        if (overlay.Utf8 is not { } utf8)
        {
            return new ManifestReadResult(manifest.Manifest, listed is { } name ? [Unreadable(name, overlay)] : []) { Environment = listed?.Value };
        }

        if (ManifestReader.RejectIfTooLong(utf8, overlay.Path, "the overlay") is { } rejection)
        {
            return new ManifestReadResult(manifest.Manifest, rejection.Problems) { Environment = listed?.Value };
        }

        utf8 = ManifestReader.WithoutByteOrderMark(utf8);
        var problems = new ProblemCollector();
        var merged = manifest.Manifest;
        OverlayCheck? check = null;
        if (JsonChecks.Parse(utf8, problems, textIndex: 1) is { } tokens)
        {
            // Other environments can be read from the same tokens at the same time.
            var shared = text.Share();
            problems = new ProblemCollector(placement: new ProblemPlacement(shared, tokens, manifest.Problems));
            var values = new ValueReader(problems);
            check = new OverlayCheck(values);
            DuplicateCheck.Run(tokens, problems);
            if (listed is { } environment)
            {
                check.Run(tokens.Root, shared.Root, environment.Value);
                merged = tokens.Root.IsObject ? ModelReader.Read(LayerMerger.IntoManifest(shared, tokens), problems, cohorts, receiver) : merged;
            }
            else
            {
                ReportUnlisted(tokens.Root, overlay.Environment, values);
            }

            if (!problems.HasErrors)
            {
                review?.Invoke(merged, new NamedMembers(tokens.Root.Find("flags")).Names, problems);
            }
        }

        return new ManifestReadResult(merged, problems.Locate(utf8, overlay.Path))
        {
            Environment = listed?.Value,
            OverlayEnvironment = check?.Environment,
            OverlayRevision = check?.Revision,
        };
    }

    private ManifestProblem Unreadable(Name listed, OverlayText overlay)
    {
        var problems = new ProblemCollector();
        var name = PlainText.Quote(listed.Value);
        problems.Report(
            ProblemDescriptors.ManifestNotAvailable,
            listed.Range,
            $"the overlay of '{name}', '{PlainText.Quote(overlay.Path)}', cannot be read: {overlay.Problem?.TrimEnd('.') ?? "it does not exist"}; provide it, or remove '{name}' from 'environments'");
        return problems.Locate(text.Texts[0], path)[0];
    }

    private void ReportUnlisted(JsonTextValue root, string environment, ValueReader values)
    {
        var named = root.Find("environment");
        var suggestion = values.SuggestOr(environment, manifest.Manifest.Environments.Select(name => name.Value), "; add it there, or remove the overlay");
        values.Report(
            ProblemDescriptors.ManifestOnly,
            named.IsMissing ? root.Range : named.Range,
            $"the manifest does not list the environment '{PlainText.Quote(environment)}' in 'environments'{suggestion}");
    }
}
