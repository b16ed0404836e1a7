namespace OpenRollout.Evaluation;

/// <summary>What has been found out about the flags that the evaluated one requires.</summary>
internal readonly ref struct RequiredFlags(ReadOnlySpan<int> flags, Span<bool> areOn)
{
    private readonly ReadOnlySpan<int> _flags = flags;
    private readonly Span<bool> _areOn = areOn;

    public bool IsOn(int flag) => _areOn[_flags.IndexOf(flag)];
}
