namespace OpenRollout.Sources.Http;

/// <summary>Formats addresses for problems and logs.</summary>
internal static class UriText
{
    /// <summary>Returns the scheme, server and path of an address. The query is omitted because storage services put access keys in it.</summary>
    public static string WithoutQuery(Uri address) => address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
}
