using OpenRollout.Manifest.Text;

namespace OpenRollout.Decisions.Folders;

/// <summary>Reads the files of a folder; after the first time, only changed ones. Not thread-safe.</summary>
internal sealed class DecisionFolderReader(DecisionFolder folder)
{
    /// <summary>The maximum number of files, so that a misplaced folder is not read forever.</summary>
    public const int MaximumFiles = 20_000;

    private const int MaximumProblems = 5;
    private const int MaximumPath = 200;

    private Dictionary<string, Entry> _entries = [];
    private HashSet<string> _failed = [];
    private bool _isFirst = true;

    /// <summary>
    /// Reads the folder. A file that cannot be read may be half written, so after the first time it is a problem only if the
    /// next read finds it so again.
    /// </summary>
    public DecisionSnapshot Read()
    {
        try
        {
            folder.EnsureNotWorldWritable();
            return ReadFiles(Exists() ? List() : []);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return DecisionSnapshot.Unavailable($"the decisions in '{folder.Path}' cannot be read: {exception.Message}");
        }
    }

    /// <summary>Returns false if the store's folder exists without a folder for the scope, so that there are none.</summary>
    private bool Exists()
    {
        try
        {
            _ = File.GetAttributes(folder.Path);
            return true;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            var root = Path.GetDirectoryName(folder.Path)!;
            return File.GetAttributes(root).HasFlag(FileAttributes.Directory) ? false : throw new IOException($"'{root}' is not a folder");
        }
    }

    private List<FileInfo> List()
    {
        // Hidden files belong to the file system or to a mounted volume; temporary files have another extension.
        var files = new DirectoryInfo(folder.Path).EnumerateFiles($"*{DecisionFolder.Extension}")
            .Where(file => file.Name[0] != '.').Take(MaximumFiles + 1).ToList();
        files.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return files;
    }

    private DecisionSnapshot ReadFiles(List<FileInfo> files)
    {
        var entries = new Dictionary<string, Entry>(StringComparer.Ordinal);
        var failed = new HashSet<string>(StringComparer.Ordinal);
        var problems = new List<string>();
        foreach (var file in files.Take(MaximumFiles))
        {
            try
            {
                var (length, changedAt) = (file.Length, file.LastWriteTimeUtc);
                entries.Add(file.Name, new Entry(length, changedAt, FindKnown(file, length, changedAt) ?? Read(file)));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                failed.Add(file.Name);
                if (_isFirst || _failed.Contains(file.Name))
                {
                    problems.Add($"'{PlainText.Shorten(file.FullName, MaximumPath)}' is not a readable decision: {exception.Message.TrimEnd('.')}; correct the file, or remove it if its decision has ended");
                }
            }
        }

        if (files.Count > MaximumFiles)
        {
            problems.Add($"'{PlainText.Shorten(folder.Path, MaximumPath)}' has more than {MaximumFiles} files; remove old withdrawn decisions with their withdrawals");
        }

        (_entries, _failed, _isFirst) = (entries, failed, false);
        return new DecisionSnapshot(
            [.. entries.Values.Select(entry => entry.Content).OfType<RolloutDecision>()],
            [.. entries.Values.Select(entry => entry.Content).OfType<DecisionWithdrawal>()])
        {
            Problem = problems.Count == 0 ? null : string.Join("; ", problems.Take(MaximumProblems)),
        };
    }

    /// <summary>Returns what was read from a file before, if it has not changed since. The time of a link does not change with its target.</summary>
    private object? FindKnown(FileInfo file, long length, DateTime changedAt)
        => file.LinkTarget is null && _entries.TryGetValue(file.Name, out var known) && known.Length == length && known.ChangedAt == changedAt
            ? known.Content
            : null;

    private static object Read(FileInfo file)
    {
        var name = file.Name;
        var isWithdrawal = name.EndsWith(DecisionFolder.WithdrawnExtension, StringComparison.Ordinal);
        var id = name[..^(isWithdrawal ? DecisionFolder.WithdrawnExtension : DecisionFolder.Extension).Length];
        return !DecisionId.IsValid(id) ? throw new InvalidDataException($"its name is not the identifier of a decision. {DecisionId.Rule}")
            : isWithdrawal ? DecisionFolder.ReadWithdrawal(file, id)
            : DecisionFolder.ReadDecision(file, id);
    }

    /// <summary>A file that was read.</summary>
    /// <param name="Length">Its length in bytes.</param>
    /// <param name="ChangedAt">Its time of change.</param>
    /// <param name="Content">The decision or the withdrawal.</param>
    private sealed record Entry(long Length, DateTime ChangedAt, object Content);
}
