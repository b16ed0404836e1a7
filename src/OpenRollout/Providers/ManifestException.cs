using OpenRollout.Manifest;

namespace OpenRollout;

/// <summary>The exception that is thrown when a manifest has errors or cannot be read. The message is its first error, with file, line and column.</summary>
public sealed class ManifestException : Exception
{
    internal ManifestException(IReadOnlyList<ManifestProblem> problems)
        : base(problems.FirstOrDefault(problem => problem.IsError)?.ToString())
        => Problems = problems;

    /// <summary>Gets all problems of the manifest, warnings included.</summary>
    public IReadOnlyList<ManifestProblem> Problems { get; }
}
