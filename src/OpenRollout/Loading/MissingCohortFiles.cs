using OpenRollout.Manifest;

namespace OpenRollout.Loading;

/// <summary>Stands for files of keys where a manifest came without its folder.</summary>
internal sealed class MissingCohortFiles : ICohortFiles
{
    public (ProblemDescriptor Descriptor, string Message)? FindProblem(string path)
        => (ProblemDescriptors.CohortNotAvailable, $"'{path}' is not there, as the manifest was not read from a folder: the segment counts as empty");
}
