"""Live streams: what a session shows, sent to every screen and phone as it changes.

``bewijs`` says who may listen, ``bericht`` what is sent, ``hub`` watches the sessions and hands
messages out, ``asgi`` speaks HTTP. No stream holds a database connection.
"""
