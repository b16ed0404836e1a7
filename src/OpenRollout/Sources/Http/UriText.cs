namespace OpenRollout.Sources.Http;

/// <summary>Addresses as problems and logs may show them.</summary>
internal static class UriText
{
    /// <summary>Returns an address without its query, in which stores carry access keys.</summary>
    public static string WithoutQuery(Uri address) => address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
}
