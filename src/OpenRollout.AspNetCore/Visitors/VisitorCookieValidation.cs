using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace OpenRollout.AspNetCore.Visitors;

/// <summary>Refuses a cookie that could not be sent, or that browsers would not take, when the application starts.</summary>
internal sealed class VisitorCookieValidation : IValidateOptions<VisitorCookieOptions>
{
    private const string HostPrefix = "__Host-";
    private const string SecurePrefix = "__Secure-";

    public ValidateOptionsResult Validate(string? name, VisitorCookieOptions options)
    {
        var failures = Failures(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(VisitorCookieOptions options)
    {
        if (!CanBeSent(options.Name))
        {
            yield return $"VisitorCookieOptions.Name: '{options.Name}' cannot be the name of a cookie; use letters and digits of ASCII, '-', '_' and '.'.";
        }
        else if ((HasPrefix(HostPrefix) || HasPrefix(SecurePrefix)) && !options.IsSecure)
        {
            yield return $"VisitorCookieOptions.IsSecure: browsers take '{options.Name}' with IsSecure alone; leave it true, or set a Name without '__Host-' and '__Secure-'.";
        }
        else if (HasPrefix(HostPrefix) && options.Domain is not null)
        {
            yield return $"VisitorCookieOptions.Domain: browsers take '{options.Name}' without a Domain alone; leave it null, or set a Name without '__Host-'.";
        }

        if (options.Domain is { } domain && (!Ascii.IsValid(domain) || Uri.CheckHostName(domain.TrimStart('.')) != UriHostNameType.Dns))
        {
            yield return $"VisitorCookieOptions.Domain: '{domain}' is no domain in ASCII; set one such as 'example.com', or null for this host alone.";
        }

        if (options.Lifetime < TimeSpan.FromSeconds(1))
        {
            yield return $"VisitorCookieOptions.Lifetime: browsers would drop a cookie of {options.Lifetime} at once; set a second or more.";
        }

        bool HasPrefix(string prefix) => options.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>ASP.NET Core knows best what it sends.</summary>
    private static bool CanBeSent(string name)
    {
        try
        {
            return new SetCookieHeaderValue(name).Name.Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
