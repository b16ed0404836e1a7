using OpenRollout.Manifest;

namespace OpenRollout.Loading;

/// <summary>Reports each file of keys as unavailable, for a manifest that was not read from a folder.</summary>
internal sealed class MissingCohortFiles : ICohortFiles
{
    public (ProblemDescriptor Descriptor, string Message)? FindProblem(string path)
        => (ProblemDescriptors.CohortNotAvailable, $"'{path}' is not available because the manifest was not read from a folder; the segment is empty");
}
