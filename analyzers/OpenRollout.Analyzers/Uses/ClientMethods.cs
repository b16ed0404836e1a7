using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Uses;

/// <summary>The methods of OpenFeature's client that evaluate a flag.</summary>
internal static class ClientMethods
{
    private static readonly Dictionary<string, (FlagType Type, bool ReturnsDetails)> ByName = Enum.GetValues(typeof(FlagType))
        .Cast<FlagType>()
        .SelectMany(type => new[] { (Type: type, ReturnsDetails: false), (Type: type, ReturnsDetails: true) })
        .ToDictionary(method => NameOf(method.Type, method.ReturnsDetails), StringComparer.Ordinal);

    public static bool TryFind(string name, out (FlagType Type, bool ReturnsDetails) method) => ByName.TryGetValue(name, out method);

    public static string NameOf(FlagType type, bool returnsDetails)
        => $"Get{(type == FlagType.Float ? "Double" : type.ToString())}{(returnsDetails ? "Details" : "Value")}Async";
}
