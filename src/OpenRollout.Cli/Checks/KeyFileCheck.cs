using OpenRollout.Cli.Files;
using OpenRollout.Loading;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Checks;

/// <summary>
/// Checks files of keys. As in a build, a file that does not exist is a warning, because it can be deployed in another way. A file
/// that exists is read, as applications do.
/// </summary>
internal sealed class KeyFileCheck : ICohortFiles
{
    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);
    private readonly CohortReader _reader;

    /// <summary>Initializes a new instance of the <see cref="KeyFileCheck"/> class.</summary>
    /// <param name="origin">The manifest that names the files.</param>
    public KeyFileCheck(ManifestOrigin origin)
        => _reader = new CohortReader(path =>
        {
            if (origin.TryRead(path) is { } keys)
            {
                return keys;
            }

            _missing.Add(path);
            return [];
        });

    /// <inheritdoc/>
    public (ProblemDescriptor Descriptor, string Message)? FindProblem(string path)
        => _reader.FindProblem(path)
            ?? (_missing.Contains(path) ? (ProblemDescriptors.CohortNotAvailable, MissingText(PlainText.Quote(path))) : null);

    /// <summary>Returns the text of ROLL1008, which OpenRollout.Manifests.targets has too.</summary>
    internal static string MissingText(string path)
        => $"the file '{path}', which 'keysFrom' names, does not exist and is not copied to the output; without it, the application rejects the manifest. Create the file, or add ROLL1008 to NoWarn if it is deployed in another way";
}
