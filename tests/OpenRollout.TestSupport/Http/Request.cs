namespace OpenRollout.TestSupport;

/// <summary>A request as it was received.</summary>
internal sealed record Request(string Target, IReadOnlyDictionary<string, string> Headers)
{
    public string? this[string header] => Headers.GetValueOrDefault(header);
}
