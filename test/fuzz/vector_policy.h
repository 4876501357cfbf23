/*
 * vector_policy - the trust list and the checkpoint of test/vectors/frj-ledger, for fuzz drivers.
 *
 * A driver reads no files; these are policy-sm.txt without its comment, and checkpoint.note.
 */
#pragma once

#define VECTOR_ORIGIN "yinghe.example/frj/1"
#define VECTOR_CHECKPOINT VECTOR_ORIGIN "\n11\n0yz0IXgEcRyVLSK+lExZjXeCmogrfz5YYHY1NM/6ByQ=\n"
#define VECTOR_POLICY                                                                              \
    "log yinghe.example/frj/1+e0402f35+AeRrqXOm7Wsj6FsI5sxJveywbumYBAFB5tunoF2PewY2\n"             \
    "log yinghe.example/frj/1/sm3+0bf3fb15+/2Zyai1zbTItc20zLXYxBMUJaXWRW5EoXcFTfxVYW7"             \
    "euuMZfC8gymhoscC/paqVwh+57Sn1vzDM/QFBRPnur/EJMtSW96iOsucqh2Ulhmj4=\n"                         \
    "witness w1 audit.yinghe.example/w+bf8fa10c+BCC6RjOGb8dDmQQgqozeqUEvjNQ4UfWGj8gob"             \
    "R55vFgU\n"                                                                                    \
    "witness w2 superior.example/w+7fc0930d+BCH6a4wqPxHApgvQa0GKtuSgvFXFkQQhwd1VSmBeq"             \
    "lJy\n"                                                                                        \
    "witness w3 organisation.example/w+ceb8ab0e+BEM2mqnth4eSC+4TWQWtdK7CnM+4HVLlrH+sd"             \
    "01fbHVw\n"                                                                                    \
    "witness w1sm audit.yinghe.example/w+0f337842+/2Zyai1zbTItY29zaWctdjEEhCV7DhYoDyF"             \
    "54vLhTH3zsTV0F33NM5R876Ug+8IlDvaE5y63FoDL1MAnxPEkaEgmZ3HGl1Ngjt5tSAAJ0ZfZmQ==\n"              \
    "group board 2 w1 w2 w3\n"                                                                     \
    "quorum board\n"
