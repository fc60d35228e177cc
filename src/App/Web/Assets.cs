using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;

namespace Avow.Web;

/// <summary>The few files that pages need, held in the program itself and named by the hash of their content.</summary>
/// <remarks>Inside the program, because a server started from another folder would otherwise send empty files.</remarks>
internal static class Assets
{
    private const string Folder = "wwwroot/";
    private static readonly FrozenDictionary<string, Asset> Files = Read();

    /// <summary><c>avow.css</c> → <c>/avow.css?v=1f0c…</c>. An unknown file is a bug and throws.</summary>
    public static string Path(string file) => Files["/" + file].Path;

    public static string Text(string file) => System.Text.Encoding.UTF8.GetString(Files["/" + file].Plain);

    /// <summary>Answers requests for our files; everything else goes on.</summary>
    public static async Task Serve(HttpContext http, RequestDelegate next)
    {
        if (Files.TryGetValue(http.Request.Path.Value ?? "", out var file) && (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)))
            await file.Send(http);
        else
            await next(http);
    }

    private static FrozenDictionary<string, Asset> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToFrozenDictionary(name => "/" + name[Folder.Length..], name => Load(assembly, name));
    }

    private static Asset Load(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return new("/" + name[Folder.Length..], bytes.ToArray());
    }

    private sealed class Asset(string name, byte[] plain)
    {
        private readonly byte[] packed = Pack(plain);
        private readonly string hash = Convert.ToHexStringLower(SHA256.HashData(plain))[..12];

        public byte[] Plain => plain;

        public string Path => $"{name}?v={hash}";

        public async Task Send(HttpContext http)
        {
            var tag = $"\"{hash}\"";
            var headers = http.Response.Headers;
            headers.ETag = tag;
            headers.Vary = "Accept-Encoding";
            headers.CacheControl = http.Request.Query["v"] == hash ? "public, max-age=31536000, immutable" : "no-cache";
            if (http.Request.Headers.IfNoneMatch == tag)
                http.Response.StatusCode = StatusCodes.Status304NotModified;
            else
                await Write(http, http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal));
        }

        private async Task Write(HttpContext http, bool brotli)
        {
            var body = brotli ? packed : plain;
            if (brotli)
                http.Response.Headers.ContentEncoding = "br";
            http.Response.ContentType = Kind(name);
            http.Response.ContentLength = body.Length;
            if (HttpMethods.IsGet(http.Request.Method))
                await http.Response.Body.WriteAsync(body, http.RequestAborted);
        }

        private static string Kind(string name) => System.IO.Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            var other => throw new InvalidOperationException($"Nobody said what kind of file {other} is."),
        };

        private static byte[] Pack(byte[] plain)
        {
            using var packed = new MemoryStream();
            using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize))
                brotli.Write(plain);
            return packed.ToArray();
        }
    }
}
